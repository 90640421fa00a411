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

/// Files of projects: three steps to make one, and a signed address to fetch it.
@Suite struct StorageFileTests {
    @Test func aFileIsThereOnceItIsConfirmed() async throws {
        try await StorageScene.run { scene in
            let folder = try await scene.addFolder("Plans")
            let links = try await scene.begin("plan.pdf", in: folder)
            let file = String(links.complete.dropLast("/complete".count))
            let early = try await scene.call(.post, links.complete)
            #expect(early.status == .unprocessableContent)
            #expect(early.json["error"]?["code"]?.stringValue == "InvalidCreateFileRequest")
            let sent = try await scene.put(links.upload, StorageScene.bytes)
            #expect(sent.status == .created)
            // Who has sent the bytes can see that they came whole.
            #expect(sent.headers[.eTag] == "\"\(BlobDigest(of: StorageScene.bytes))\"")
            for _ in 0..<2 {
                #expect(try await scene.call(.get, file).status == .notFound)
                #expect(try await scene.call(.get, "\(file)/download").status == .notFound)
                #expect(try await scene.paths("/storage/folders/\(folder)/list") == [])
            }
            let made = try await scene.call(.post, links.complete)
            #expect(made.status == .ok)
            let shown = try #require(made.json["file"])
            #expect(try await scene.call(.get, file).json["file"] == shown)
            #expect(shown["type"]?.stringValue == "file" && shown["displayName"]?.stringValue == "plan.pdf")
            #expect(shown["description"]?.stringValue == "A plan" && shown["path"]?.stringValue == "Plans/plan.pdf")
            #expect(shown["size"]?.integerValue == Int64(StorageScene.bytes.count))
            #expect(shown["parentFolderId"]?.stringValue == folder)
            #expect(shown["lastModifiedByDisplayName"]?.stringValue == "Writer")
            let parent = shown["_links"]?["parentFolder"]?["href"]?.stringValue
            #expect(parent == "\(TestServer.issuer)/storage/folders/\(folder)")
            #expect(try await scene.paths("/storage/folders/\(folder)/files", "files") == ["Plans/plan.pdf"])
            // A repeat, because the answer was lost.
            #expect(try await scene.call(.post, links.complete).json["file"] == shown)
        }
    }

    @Test func aDownloadLeadsToASignedAddressThatKnowsRanges() async throws {
        try await StorageScene.run { scene in
            let file = try await scene.addFile("plan.pdf")
            let answer = try await scene.call(.get, "/storage/files/\(file)/download", as: scene.reader)
            #expect(answer.status == .found && answer.body.readableBytes == 0)
            let address = try #require(answer.headers[.location])
            #expect(address.hasPrefix(TestServer.issuer + "/blobs/files/\(scene.project)/"))
            let uri = String(address.dropFirst(TestServer.issuer.count))
            let whole = try await scene.client.execute(uri: uri, method: .get)
            #expect(whole.status == .ok && Array(whole.body.readableBytesView) == StorageScene.bytes)
            #expect(whole.headers[.contentDisposition]?.contains("plan.pdf") == true)
            let part = try await scene.client.execute(uri: uri, method: .get, headers: [.range: "bytes=5-7"])
            #expect(part.status == .partialContent)
            #expect(Array(part.body.readableBytesView) == Array(StorageScene.bytes[5...7]))
            #expect(part.headers[.contentRange] == "bytes 5-7/\(StorageScene.bytes.count)")
            let beyond = try await scene.client.execute(uri: uri, method: .get, headers: [.range: "bytes=999-"])
            #expect(beyond.status == .rangeNotSatisfiable)
            scene.server.clock.advance(by: BlobLinks.lifetimeSeconds)
            #expect(try await scene.client.execute(uri: uri, method: .get).status == .forbidden)
        }
    }

    @Test func otherBytesTakeThePlaceOfTheFirstOnceTheyAreConfirmed() async throws {
        try await StorageScene.run { scene in
            let file = try await scene.addFile("plan.pdf")
            let begun = try await scene.call(.post, "/storage/files/\(file)/updatecontent")
            let links = try StorageScene.links(begun)
            #expect(links.complete == "/storage/files/\(file)/complete")
            func size() async throws -> Int64? {
                try await scene.call(.get, "/storage/files/\(file)").json["file"]?["size"]?.integerValue
            }
            #expect(try await scene.put(links.upload, [1, 2, 3]).status == .created)
            #expect(try await size() == Int64(StorageScene.bytes.count))
            #expect(try await scene.call(.post, links.complete).status == .ok)
            #expect(try await size() == 3)
            // The address has taken its bytes, and takes no others.
            #expect(try await scene.put(links.upload, [1, 2, 3]).status == .created)
            #expect(try await scene.put(links.upload, [4, 5, 6]).status == .conflict)
            #expect(try await size() == 3)
        }
    }

    @Test func refusesBytesThatAreOtherThanAnnounced() async throws {
        try await StorageScene.run { scene in
            let links = try await scene.begin("plan.pdf")
            let type = try #require(HTTPField.Name("x-ms-blob-type"))
            func send(_ length: Int) async throws -> HTTPResponse.Status {
                let head = HTTPRequest(
                    method: .put,
                    scheme: "http",
                    authority: "localhost",
                    path: links.upload,
                    headerFields: [.contentLength: "\(length)", type: "BlockBlob"],
                )
                let body = RequestBody(buffer: ByteBuffer(bytes: StorageScene.bytes))
                return try await BlobUploadEndpoint(scene.server.parts.blobs)
                    .answer(Request(head: head, body: body)).status
            }
            for length in [StorageScene.bytes.count - 1, StorageScene.bytes.count + 1] {
                #expect(try await send(length) == .badRequest)
            }
            #expect(try await scene.call(.post, links.complete).status == .unprocessableContent)
            #expect(try await send(StorageScene.bytes.count) == .created)
            #expect(try await scene.call(.post, links.complete).status == .ok)
            let altered = links.upload.replacing("signature=", with: "signature=A")
            #expect(try await scene.put(altered, StorageScene.bytes).status == .forbidden)
        }
    }

    @Test func takesNoNameThatNoDiskTakes() async throws {
        try await StorageScene.run { scene in
            let folder = try await scene.addFolder("Plans")
            let file = try await scene.addFile("plan.pdf", in: folder)
            let long = String(repeating: "ä", count: 256)
            let names = ["../x", "a\\\\b", "a\\u0000b", "", ".", "..", " a", "a:b", "a\\u202Eb", long]
            for name in names {
                let body = #"{"displayName":"\#(name)"}"#
                for (method, path, code) in [
                    (HTTPRequest.Method.post, "/storage/folders/\(folder)/files", "InvalidCreateFileRequest"),
                    (.post, "/storage/folders/\(folder)/folders", "InvalidCreateFolderRequest"),
                    (.patch, "/storage/folders/\(folder)", "InvalidCreateFolderRequest"),
                    (.patch, "/storage/files/\(file)", "InvalidCreateFileRequest"),
                ] {
                    let response = try await scene.call(method, path, body)
                    let what: Comment = "\(method) \(path) \(name.prefix(20)): \(response.text)"
                    #expect(response.status == .unprocessableContent, what)
                    #expect(response.json["error"]?["code"]?.stringValue == code, what)
                    let detail = response.json["error"]?["details"]?.arrayValue?.first
                    #expect(detail?["target"]?.stringValue == "displayName", what)
                }
            }
            let longest = String(repeating: "ä", count: 251) + ".pdf"
            _ = try await scene.addFile(longest, in: folder)
            let missing = try await scene.call(.post, "/storage/folders/\(folder)/files", "{}")
            #expect(
                missing.json["error"]?["details"]?.arrayValue?.first?["code"]?.stringValue == "MissingRequiredProperty"
            )
            for body in ["[]", "{", #"{"displayName":1}"#, #"{"displayName":"a","description":"\u0000"}"#] {
                let response = try await scene.call(.post, "/storage/folders/\(folder)/files", body)
                #expect(response.status == .unprocessableContent, "\(body)")
            }
        }
    }
}
