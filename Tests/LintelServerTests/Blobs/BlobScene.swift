import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelResources
import LintelServer
import LintelTesting
import LintelTokens
import NIOCore
import Testing

/// A server, two workspaces, and a client that sends and fetches files.
struct BlobScene: Sendable {
    static let place = BlobPlace("00000000-0000-4000-8000-00000000000a")
    static let otherPlace = BlobPlace("00000000-0000-4000-8000-00000000000b")

    let server: TestServer
    let client: any TestClientProtocol

    static func run(
        _ settings: [String: String] = [:],
        _ body: @escaping @Sendable (BlobScene) async throws -> Void,
    ) async throws {
        let server = try await TestServer(settings)
        try await server.run { try await body(BlobScene(server: server, client: $0)) }
    }

    var depot: BlobDepot { self.server.parts.blobs }
    var now: UnixTime { self.server.clock.now }

    /// Begins an upload as the files and objects do.
    func begin(
        _ target: String = "target",
        in place: BlobPlace = Self.place,
        expecting digest: BlobDigest? = nil,
    ) async throws -> BlobUpload {
        let upload = BlobUpload(
            to: place,
            for: .fileVersion,
            target: target,
            expecting: digest,
            by: Subject("somebody"),
            random: .system,
            at: self.now,
        )
        return try await self.depot.store.begin(upload, limit: self.depot.limits.openUploads)
    }

    /// The signed address without scheme and host.
    func path(_ upload: BlobUpload) -> String {
        String(self.depot.links.upload(for: upload, at: self.now).dropFirst(TestServer.issuer.count))
    }

    func path(
        _ digest: BlobDigest,
        in place: BlobPlace = Self.place,
        name: String? = nil,
    ) -> String {
        let address = self.depot.links.download(place: place, digest: digest, name: name, at: self.now)
        return String(address.dropFirst(TestServer.issuer.count))
    }

    /// Sends bytes.
    func put(_ uri: String, _ bytes: [UInt8], headers: HTTPFields = [:]) async throws -> TestResponse {
        try await self.client.execute(uri: uri, method: .put, headers: headers, body: ByteBuffer(bytes: bytes))
    }

    /// Sends bytes with a length that may lie, which no client library does: straight to the endpoint.
    func put(
        _ uri: String,
        _ bytes: [UInt8],
        length: Int,
        headers: HTTPFields = [:],
    ) async throws -> HTTPResponse.Status {
        var headers = headers
        headers[.contentLength] = "\(length)"
        let head = HTTPRequest(method: .put, scheme: "http", authority: "localhost", path: uri, headerFields: headers)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: bytes)))
        return try await BlobUploadEndpoint(self.depot).answer(request).status
    }

    func putBlock(_ number: Int, _ bytes: [UInt8], to upload: BlobUpload) async throws -> TestResponse {
        try await self.put(self.path(upload, block: number), bytes)
    }

    /// The address of a block.
    func path(_ upload: BlobUpload, block number: Int) -> String {
        "\(self.path(upload))&comp=block&blockid=\(Self.block(number))"
    }

    func putList(_ numbers: [Int], to upload: BlobUpload) async throws -> TestResponse {
        let list = BlockList(ids: numbers.map { Base64.encode(Array(Self.blockText($0).utf8)) })
        return try await self.put("\(self.path(upload))&comp=blocklist", Array(list.xml.utf8))
    }

    /// Sends a whole file in one request.
    func putWhole(_ bytes: [UInt8], to upload: BlobUpload) async throws -> TestResponse {
        try await self.put(self.path(upload), bytes, headers: Self.whole)
    }

    /// Keeps these bytes for a target.
    func keep(_ bytes: [UInt8], for target: String = "target") async throws -> Blob {
        let response = try await self.putWhole(bytes, to: self.begin(target))
        #expect(response.status == .created)
        return Blob(digest: BlobDigest(of: bytes), size: Int64(bytes.count))
    }

    func get(_ uri: String, _ headers: HTTPFields = [:], method: HTTPRequest.Method = .get) async throws -> TestResponse
    {
        try await self.client.execute(uri: uri, method: method, headers: headers)
    }

    /// What the upload was completed with.
    func completion(_ upload: BlobUpload) async throws -> Blob? {
        try await self.depot.store.upload(upload.id, in: upload.place, at: self.now)?.completion?.blob
    }

    /// Names of everything below the directory of blobs, directories left out.
    func files() throws -> [String] {
        let root = URL(fileURLWithPath: self.server.blobDirectory)
        let paths = FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey])
        return (paths?.allObjects as? [URL] ?? [])
            .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
            .map { String($0.path.dropFirst(root.path.count + 1)) }
    }

    func collector() -> BlobCollector {
        BlobCollector(
            store: self.depot.store,
            files: self.depot.files,
            limits: self.depot.limits,
            clock: self.depot.clock,
        )
    }

    static let whole: HTTPFields = HTTPField.Name("x-ms-blob-type").map { [$0: "BlockBlob"] } ?? [:]

    /// Bytes that differ everywhere.
    static func bytes(_ count: Int, seed: Int = 1) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8 &+ seed) }
    }

    private static func blockText(_ number: Int) -> String {
        let digits = "\(number)"
        return String(repeating: "0", count: 32 - digits.count) + digits
    }

    /// The block's id as it stands in the query.
    private static func block(_ number: Int) -> String {
        FormEncoding.encode(Base64.encode(Array(Self.blockText(number).utf8)))
    }
}

extension TestResponse {
    var bytes: [UInt8] { Array(buffer: self.body) }
}
