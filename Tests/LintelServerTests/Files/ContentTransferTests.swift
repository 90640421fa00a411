import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelTesting
import NIOCore
import Testing

/// Bytes go where the file and object APIs say, and come from there.
@Suite struct ContentTransferTests {
    private static let bytes = BlobScene.bytes(100_000)

    /// An address in an answer without scheme and host.
    private static func path(_ address: JSONValue?) throws -> String {
        let text = try #require(address?.stringValue)
        #expect(text.hasPrefix(TestServer.issuer + "/blobs/"), "\(text)")
        return String(text.dropFirst(TestServer.issuer.count))
    }

    private static func send(_ bytes: [UInt8], to address: JSONValue?, _ scene: EvoScene) async throws -> TestResponse {
        try await scene.client.execute(
            uri: try Self.path(address),
            method: .put,
            headers: BlobScene.whole,
            body: ByteBuffer(bytes: bytes),
        )
    }

    private static func fetch(_ address: JSONValue?, _ scene: EvoScene) async throws -> [UInt8] {
        try await scene.client.execute(uri: try Self.path(address), method: .get).bytes
    }

    @Test func takesAndGivesTheBytesOfAFile() async throws {
        try await EvoScene.run { scene in
            let uri = "\(scene.files)/path/a/b.bin"
            let begun = try await scene.call(.put, uri).json
            #expect(try await Self.send(Self.bytes, to: begun["upload"], scene).status == .created)
            let file = try await scene.call(.get, uri, as: scene.viewer).json
            #expect(file["version_id"] == begun["version_id"])
            #expect(file["size"]?.integerValue == Int64(Self.bytes.count))
            #expect(try await Self.fetch(file["download"], scene) == Self.bytes)
        }
    }

    @Test func takesAndGivesTheDataOfAnObject() async throws {
        try await EvoScene.run { scene in
            let name = BlobDigest(of: Self.bytes).hex
            let asked = #"[{"name":"\#(name)"}]"#
            let slot = try await scene.call(.put, "\(scene.place)/data", asked).json.arrayValue?.first
            // The name says which bytes these are.
            let other = try await Self.send([1, 2, 3], to: slot?["upload_url"], scene)
            #expect(other.status.code >= 400 && other.status.code < 500)
            #expect(try await Self.send(Self.bytes, to: slot?["upload_url"], scene).status == .created)
            let again = try await scene.call(.put, "\(scene.place)/data", asked).json.arrayValue?.first
            #expect(again?["exists"]?.boolValue == true)
            let made = try await scene.call(.post, "\(scene.objects)/path/o.json", ObjectScene.body(data: name))
            #expect(made.status == .created, "\(made.text)")
            let data = made.json["links"]?["data"]?.arrayValue?.first
            #expect(data?["name"]?.stringValue == name)
            #expect(try await Self.fetch(data?["download_url"], scene) == Self.bytes)
        }
    }
}
