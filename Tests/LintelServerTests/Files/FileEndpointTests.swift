import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelTesting
import LintelTokens
import Testing

/// The file API through the router.
@Suite struct FileEndpointTests {
    private static let blob = Blob(digest: BlobDigest(of: [1]), size: 11)

    /// Begins a version, sends its bytes, and returns its ids.
    private static func upload(_ path: String, _ scene: EvoScene, blob: Blob = Self.blob) async throws
        -> (file: String, version: String)
    {
        let response = try await scene.call(.put, "\(scene.files)/path/\(path)")
        #expect(response.status == .ok, "\(response.text)")
        let file = try #require(response.json["file_id"]?.stringValue)
        let version = try #require(response.json["version_id"]?.stringValue)
        #expect(response.json["upload"]?.stringValue?.hasPrefix(TestServer.issuer + "/blobs/") == true)
        try await scene.finish(.fileVersion, "\(file)/\(version)", with: blob)
        return (file, version)
    }

    @Test func uploadsAndDownloads() async throws {
        try await EvoScene.run { scene in
            let ids = try await Self.upload("/dir%20a/in.bin", scene)
            for uri in ["\(scene.files)/path//dir%20a/in.bin", "\(scene.files)/\(ids.file)?deleted=False"] {
                let response = try await scene.call(.get, uri, as: scene.viewer)
                #expect(response.status == .ok, "\(response.text)")
                #expect(response.headers[.contentType] == "application/json")
                let json = response.json
                #expect(json["file_id"]?.stringValue == ids.file && json["version_id"]?.stringValue == ids.version)
                #expect(json["path"]?.stringValue == "/dir a/in.bin" && json["name"]?.stringValue == "in.bin")
                #expect(json["size"]?.integerValue == 11 && json["versions"] == .null)
                #expect(json["created_at"]?.stringValue?.hasSuffix("Z") == true)
                #expect(json["deleted_at"] == .null && json["deleted_by"] == .null)
                #expect(json["created_by"]?["name"]?.stringValue == "Editor")
                #expect(UUIDText(json["created_by"]?["id"]?.stringValue ?? "") != nil)
                #expect(json["download"]?.stringValue?.contains(Self.blob.digest.hex) == true)
                #expect(json["self"]?.stringValue?.hasPrefix(TestServer.issuer + "/file/v2/") == true)
            }
        }
    }

    @Test func isNotThereBeforeItsBytesAre() async throws {
        try await EvoScene.run { scene in
            let begun = try await scene.call(.put, "\(scene.files)/path/x").json
            let file = try #require(begun["file_id"]?.stringValue)
            let version = try #require(begun["version_id"]?.stringValue)
            expectProblem(try await scene.call(.get, "\(scene.files)/path/x"), .notFound, "files/not-found")
            expectProblem(try await scene.call(.get, "\(scene.files)/\(file)"), .notFound, "files/not-found")
            expectProblem(try await scene.call(.put, "\(scene.files)/\(file)"), .notFound, "files/not-found")
            expectProblem(try await scene.call(.delete, "\(scene.files)/\(file)"), .notFound, "files/not-found")
            let list = try await scene.call(.get, scene.files).json
            #expect(list["total"]?.integerValue == 0)
            // A fresh address for the same upload, by either name.
            for uri in ["\(scene.files)/\(file)", "\(scene.files)/path/x"] {
                let fresh = try await scene.call(.put, "\(uri)?version_id=\(version)")
                #expect(fresh.status == .ok)
                #expect(fresh.json["version_id"]?.stringValue == version)
            }
            try await scene.finish(.fileVersion, "\(file)/\(version)", with: Self.blob)
            #expect(try await scene.call(.get, "\(scene.files)/path/x").status == .ok)
            for uri in ["\(scene.files)/\(file)", "\(scene.files)/path/x", "\(scene.files)/path/y"] {
                let stale = try await scene.call(.put, "\(uri)?version_id=\(version)")
                expectProblem(stale, .badRequest, "files/no-file-upload-in-progress")
            }
        }
    }

    @Test func keepsVersions() async throws {
        try await EvoScene.run { scene in
            let first = try await Self.upload("a.csv", scene)
            let begun = try await scene.call(.put, "\(scene.files)/\(first.file)").json
            let second = try #require(begun["version_id"]?.stringValue)
            #expect(begun["file_id"]?.stringValue == first.file && second != first.version)
            let other = Blob(digest: BlobDigest(of: [2]), size: 22)
            try await scene.finish(.fileVersion, "\(first.file)/\(second)", with: other)
            let uri = "\(scene.files)/path/a.csv"
            let current = try await scene.call(.get, "\(uri)?include_versions=True").json
            #expect(current["size"]?.integerValue == 22)
            let versions = try #require(current["versions"]?.arrayValue)
            #expect(versions.map { $0["version_id"]?.stringValue } == [second, first.version])
            #expect(versions.map { $0["size"]?.integerValue } == [22, 11])
            let earlier = try await scene.call(.get, "\(uri)?version_id=\(first.version)").json
            #expect(earlier["size"]?.integerValue == 11)
            expectProblem(try await scene.call(.get, "\(uri)?version_id=1"), .notFound, "files/not-found")
            let malformed = try await scene.call(.get, "\(uri)?version_id=x")
            expectProblem(malformed, .unprocessableContent, "validation-error")
            #expect(malformed.json["invalid-params"]?.arrayValue?.first?["name"]?.stringValue == "version_id")
        }
    }

    @Test func deletesAndRestores() async throws {
        try await EvoScene.run { scene in
            let ids = try await Self.upload("a/x.csv", scene)
            let uri = "\(scene.files)/\(ids.file)"
            let deleted = try await scene.call(.delete, uri)
            #expect(deleted.status == .noContent && deleted.text.isEmpty)
            expectProblem(try await scene.call(.get, uri), .notFound, "files/not-found")
            expectProblem(try await scene.call(.delete, uri), .notFound, "files/not-found")
            let shown = try await scene.call(.get, "\(uri)?deleted=true").json
            #expect(shown["deleted_by"]?["name"]?.stringValue == "Editor")
            let bin = try await scene.call(.get, "\(scene.files)?deleted=1").json
            #expect(bin["total"]?.integerValue == 1)
            let restored = try await scene.call(.put, "\(uri)?deleted=False")
            #expect(restored.status == .noContent && restored.text.isEmpty)
            #expect(try await scene.call(.get, uri).status == .ok)
            // Taken meanwhile: it comes back under another name, and says so.
            #expect(try await scene.call(.delete, "\(scene.files)/path/a/x.csv").status == .noContent)
            _ = try await Self.upload("a/x.csv", scene)
            let renamed = try await scene.call(.put, "\(uri)?deleted=false")
            #expect(renamed.status == .seeOther && renamed.headers[.location] == nil)
            #expect(renamed.json["path"]?.stringValue == "/a/x (2).csv")
            #expect(renamed.json["file_id"]?.stringValue == ids.file)
        }
    }

    @Test func lists() async throws {
        try await EvoScene.run { scene in
            for path in ["b/one.csv", "a/two.csv", "three"] { _ = try await Self.upload(path, scene) }
            let all = try await scene.call(.get, "\(scene.files)?limit=5000&offset=0&deleted=False", as: scene.viewer)
            #expect(all.status == .ok, "\(all.text)")
            let files = try #require(all.json["files"]?.arrayValue)
            #expect(files.map { $0["path"]?.stringValue } == ["/a/", "/b/", "/"])
            #expect(files.map { $0["name"]?.stringValue } == ["two.csv", "one.csv", "three"])
            #expect(files.allSatisfy { $0["links"]?["self"]?.stringValue?.hasPrefix("http") == true })
            #expect(all.json["count"]?.integerValue == 3 && all.json["links"]?["next"] == .null)
            let part = try await scene.call(.get, "\(scene.files)?limit=1&offset=1&order_by=desc:created_at").json
            #expect(part["count"]?.integerValue == 1 && part["total"]?.integerValue == 3)
            let next = try #require(part["links"]?["next"]?.stringValue)
            #expect(next.hasPrefix(TestServer.issuer) && next.contains("offset=2") && next.contains("order_by="))
            #expect(part["links"]?["prev"]?.stringValue?.contains("offset=0") == true)
            let followed = try await scene.call(.get, String(next.dropFirst(TestServer.issuer.count))).json
            #expect(followed["offset"]?.integerValue == 2)
            let author = try #require(files.first?["created_by"]?["id"]?.stringValue)
            for (query, count) in [
                ("file_name=ONE", 1), ("author=\(author)", 3), ("modified_by=\(author)", 3),
                ("author=11111111-2222-3333-4444-555555555555", 0), ("deleted_by=\(author)", 0),
                ("created_at=gte:2000-01-01T00:00:00Z&created_at=lt:2001-01-01T00:00:00Z", 0),
                ("modified_at=gt:2000-01-01T00:00:00Z", 3), ("author=", 3),
            ] {
                let found = try await scene.call(.get, "\(scene.files)?\(query)").json
                #expect(found["total"]?.integerValue == Int64(count), "\(query)")
            }
        }
    }

    /// Every number is brought into the bounds.
    @Test(arguments: [
        ("limit=0", 1, 0), ("limit=-1", 1, 0), ("limit=5001", 5_000, 0), ("limit=999999999999999999999", 5_000, 0),
        ("limit=7&offset=-1", 7, 0), ("limit=7&offset=99999999999999999999", 7, 10_000_000),
    ])
    func bringsPagesIntoTheBounds_K14(_ query: String, _ limit: Int64, _ offset: Int64) async throws {
        try await EvoScene.run { scene in
            for uri in [scene.files, scene.objects] {
                let page = try await scene.call(.get, "\(uri)?\(query)")
                #expect(page.status == .ok)
                #expect(page.json["limit"]?.integerValue == limit && page.json["offset"]?.integerValue == offset)
            }
        }
    }

    @Test(arguments: [
        "limit=x", "limit=1e3", "limit=%2B1", "limit=-", "offset=x", "order_by=path",
        "order_by=created_at)--", "deleted=maybe", "created_at=yesterday", "author=me", "version_id=x",
        "created_at=gt:2000-01-01&created_at=gt:2000-01-01&created_at=gt:2000-01-01", "%ff",
    ])
    func refusesOtherQueries_K14(_ query: String) async throws {
        try await EvoScene.run { scene in
            let response = try await scene.call(.get, "\(scene.files)?\(query)")
            if query.hasPrefix("version_id") {
                // Nothing that the list asks for.
                #expect(response.status == .ok)
            } else if query == "%ff" {
                expectProblem(response, .badRequest, "file-api/bad-request")
            } else {
                expectProblem(response, .unprocessableContent, "validation-error")
            }
        }
    }

    @Test(arguments: [
        "a/../b", "a/%2e%2e/b", "%2e%2e%2fb", "a/%2Fb", "..", "a//b", "a/", "a%00b", "a%0Ab", "a%5C..%5Cb", "%ff", "%",
        "a/./b",
    ])
    func refusesToLeaveTheWorkspace_L01(_ path: String) async throws {
        try await EvoScene.run { scene in
            for method: HTTPRequest.Method in [.put, .get, .delete] {
                let response = try await scene.call(method, "\(scene.files)/path/\(path)")
                expectProblem(response, .badRequest, "files/invalid-path")
            }
            let list = try await scene.call(.get, scene.files).json
            #expect(list["total"]?.integerValue == 0)
        }
    }

    @Test func refusesLongNames_L01() async throws {
        try await EvoScene.run { scene in
            let name = String(repeating: "n", count: 4096)
            let response = try await scene.call(.put, "\(scene.files)/path/\(name)")
            expectProblem(response, .badRequest, "files/invalid-path")
        }
    }

    @Test func takesTwinsForOneFile_L01() async throws {
        try await EvoScene.run { scene in
            let composed = try await Self.upload("caf%C3%A9", scene)
            let again = try await scene.call(.put, "\(scene.files)/path/cafe%CC%81").json
            #expect(again["file_id"]?.stringValue == composed.file)
        }
    }

    @Test func letsInByScopeMembershipAndRole_G12_G13_H10() async throws {
        try await EvoScene.run { scene in
            let ids = try await Self.upload("x", scene)
            let file = "\(scene.files)/\(ids.file)"
            for uri in [scene.files, file, "\(scene.files)/path/x"] {
                try await scene.expectGuarded(.get, uri, writes: false)
                #expect(try await scene.call(.get, uri, as: scene.viewer).status == .ok)
            }
            for uri in [file, "\(scene.files)/path/x"] {
                for method: HTTPRequest.Method in [.put, .delete] {
                    try await scene.expectGuarded(method, uri, writes: true)
                }
            }
            try await scene.expectGuarded(.put, "\(file)?deleted=false", writes: true)
            #expect(try await scene.call(.delete, file, as: scene.owner).status == .noContent)
        }
    }

    /// A file's id under another workspace of the same caller is nobody's, whatever is done with it; and nothing is to be
    /// had of a workspace in the recycle bin.
    @Test func keepsWorkspacesApart_G11_K14() async throws {
        try await EvoScene.run { scene in
            let ids = try await Self.upload("x", scene)
            let file = "\(scene.files)/\(ids.file)"
            let elsewhere = try await scene.anotherWorkspace()
            let there = file.replacing(scene.workspace.rawValue, with: elsewhere.rawValue)
            for (method, uri) in [
                (.get, there), (.get, there + "?deleted=true"), (.put, there), (.put, there + "?deleted=false"),
                (.put, there + "?version_id=\(ids.version)"), (.delete, there),
            ] as [(HTTPRequest.Method, String)] {
                let response = try await scene.call(method, uri)
                #expect(
                    [.notFound, .badRequest, .conflict].contains(response.status),
                    "\(method) \(uri) \(response.status)"
                )
            }
            #expect(try await scene.call(.get, file).status == .ok)
            try await scene.deleteWorkspace()
            for method: HTTPRequest.Method in [.get, .put, .delete] {
                #expect(try await scene.call(method, file).status == .notFound)
                #expect(try await scene.call(method, file, as: scene.owner).status == .notFound)
            }
            #expect(try await scene.call(.get, scene.files).status == .notFound)
        }
    }

    /// A file's id under another workspace or organisation is nobody's.
    @Test func findsNothingOfOthers_G11_K14() async throws {
        try await EvoScene.run { scene in
            let ids = try await Self.upload("x", scene)
            let other = UUIDText("11111111-2222-4333-8444-555555555555")?.rawValue ?? ""
            for uri in [
                scene.files.replacing(scene.workspace.rawValue, with: other),
                scene.files.replacing(scene.organisation.id.rawValue, with: other),
                scene.files.replacing(scene.workspace.rawValue, with: "not-an-id"),
            ] {
                #expect(try await scene.call(.get, uri).status == .notFound)
                #expect(try await scene.call(.get, "\(uri)/\(ids.file)").status == .notFound)
            }
            for id in [other, "x", "%00", ids.file + "0"] {
                #expect(try await scene.call(.get, "\(scene.files)/\(id)").status == .notFound, "\(id)")
            }
            #expect(try await scene.call(.patch, "\(scene.files)/\(ids.file)").status == .methodNotAllowed)
            #expect(try await scene.call(.post, "\(scene.files)/path/a/b").status == .methodNotAllowed)
        }
    }
}
