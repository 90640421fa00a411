import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelTesting
import LintelTokens
import Testing

/// What the folder API refuses to read, and how it lists.
@Suite struct FolderInputTests {
    @Test func lists() async throws {
        try await EvoScene.run { scene in
            let gold = try await scene.makeFolder("Gold")
            for (name, path) in [("2026", "/Gold"), ("2025", "/Gold"), ("old", "/Gold/2025"), ("silver", "/")] {
                _ = try await scene.makeFolder(name, in: path)
            }
            let all = try await scene.folder(.get, as: scene.viewer)
            #expect(all.status == .ok, "\(all.text)")
            #expect(all.json["folder_id"]?.stringValue == scene.workspace.rawValue)
            #expect(all.json["count"]?.integerValue == 5 && all.json["total"]?.integerValue == 5)
            #expect(all.json["limit"]?.integerValue == 100 && all.json["offset"]?.integerValue == 0)
            let paths = ["/Gold", "/silver", "/Gold/2025", "/Gold/2026", "/Gold/2025/old"]
            #expect(EvoScene.paths(all) == paths)
            let author = try #require(all.json["created_by"]?["id"]?.stringValue)
            let editor = try #require(all.json["results"]?.arrayValue?.first?["created_by"]?["id"]?.stringValue)
            let below = Array(paths[2...])
            let queries: [(String, [String])] = [
                ("path=/Gold", below), ("path=Gold/", below),
                ("folder_id=\(gold)&depth=1", Array(paths[2..<4])), ("depth=1&path=", Array(paths[..<2])),
                ("depth=99", paths), ("limit=2&offset=1", Array(paths[1..<3])),
                ("name=Gold&name=like:20*", ["/Gold", "/Gold/2025", "/Gold/2026"]),
                ("name=ilike:*OLD", ["/Gold", "/Gold/2025/old"]), ("name=neq:Gold&depth=1", ["/silver"]),
                ("created_by=\(editor)&modified_by=\(editor)", paths),
                ("created_by=\(author)", []),
                ("order_by=desc:name&limit=2", ["/silver", "/Gold/2025/old"]),
                ("order_by=asc:depth,asc:path,desc:modified_at,asc:folder_id", paths),
                ("created_at=gte:2000-01-01T00:00:00Z&created_at=lte:2001-01-01T00:00:00Z", []),
                ("modified_at=gte:2000-01-01T00:00:00Z", paths), ("deleted=True", []), ("deleted=False", paths),
            ]
            for (query, expected) in queries {
                let found = try await scene.folder(.get, "?\(query)")
                #expect(found.status == .ok && EvoScene.paths(found) == expected, "\(query): \(found.text)")
            }
            #expect(author != editor)
            let inner = try await scene.folder(.get, "?path=/Gold").json
            #expect(inner["folder_id"]?.stringValue == gold && inner["path"]?.stringValue == "/Gold")
            for query in ["path=/nowhere", "folder_id=11111111-2222-4333-8444-555555555555"] {
                expectProblem(try await scene.folder(.get, "?\(query)"), .notFound, "folders/not-found")
            }
        }
    }

    @Test func listsTheRecycleBin() async throws {
        try await EvoScene.run { scene in
            let gold = try await scene.makeFolder("Gold")
            _ = try await scene.makeFolder("2025", in: "/Gold")
            #expect(try await scene.folder(.delete, "/\(gold)").status == .noContent)
            #expect(EvoScene.paths(try await scene.folder(.get, "?deleted=true")) == ["/Gold", "/Gold/2025"])
            #expect(EvoScene.paths(try await scene.folder(.get, "?deleted=true&path=/Gold")) == ["/Gold/2025"])
            #expect(EvoScene.paths(try await scene.folder(.get, "/summary?deleted=1")) == ["/Gold", "/Gold/2025"])
            expectProblem(try await scene.folder(.get, "?path=/Gold"), .notFound, "folders/not-found")
        }
    }

    @Test func summarises() async throws {
        try await EvoScene.run { scene in
            let a = try await scene.makeFolder("a")
            _ = try await scene.makeFolder("b", in: "/a")
            let all = try await scene.folder(.get, "/summary", as: scene.viewer)
            #expect(all.status == .ok && EvoScene.paths(all) == ["/a", "/a/b"], "\(all.text)")
            #expect(all.json["results"]?.arrayValue?.first?["folder_id"]?.stringValue == a)
            let part = try await scene.folder(.get, "/summary?limit=1&offset=1").json
            #expect(part["count"]?.integerValue == 1 && part["total"]?.integerValue == 2)
            #expect(part["limit"]?.integerValue == 1 && part["offset"]?.integerValue == 1)
        }
    }

    /// Every number is brought into the bounds.
    @Test(arguments: [
        ("limit=0", 1, 0), ("limit=-1", 1, 0), ("limit=5001", 5_000, 0), ("limit=999999999999999999999", 5_000, 0),
        ("limit=7&offset=-1", 7, 0), ("limit=7&offset=99999999999999999999", 7, 10_000_000),
    ])
    func bringsPagesIntoTheBounds_K14(_ query: String, _ limit: Int64, _ offset: Int64) async throws {
        try await EvoScene.run { scene in
            for rest in ["", "/summary"] {
                let page = try await scene.folder(.get, "\(rest)?\(query)")
                #expect(page.status == .ok)
                #expect(page.json["limit"]?.integerValue == limit && page.json["offset"]?.integerValue == offset)
            }
        }
    }

    @Test(arguments: [
        "limit=x", "offset=1e3", "depth=0", "depth=-1", "depth=x", "order_by=owner", "order_by=name)--",
        "order_by=up:name", "deleted=maybe", "created_at=yesterday", "modified_at=gte:", "created_by=me",
        "modified_by='", "folder_id=x", "name=like:" + String(repeating: "*", count: 11),
        "name=" + String(repeating: "n", count: 4_096),
        "path=a&folder_id=11111111-2222-4333-8444-555555555555",
    ])
    func refusesOtherQueries_K14(_ query: String) async throws {
        try await EvoScene.run { scene in
            let response = try await scene.folder(.get, "?\(query)")
            expectProblem(response, .unprocessableContent, "validation-error")
        }
    }

    @Test(arguments: [
        "a/../b", "a/%2e%2e/b", "%2e%2e%2fb", "a/%2Fb", "..", "a//b", "a%00b", "a%0Ab", "a%5C..%5Cb", "%ff", "%",
        "a/./b",
        String(repeating: "n", count: 4_096), String(repeating: "n/", count: 33),
    ])
    func refusesToLeaveTheWorkspace_L01(_ path: String) async throws {
        try await EvoScene.run { scene in
            expectProblem(try await scene.folder(.get, "/path/\(path)"), .badRequest, "folders/invalid-path")
        }
    }

    @Test(arguments: ["..", "a/../b", "a//b", "%2e%2e/%2e%2e", "a%5Cb", "n%2Fn%2F..", "%E2%80%AE"])
    func refusesToListOutsideOfTheWorkspace_L01(_ path: String) async throws {
        try await EvoScene.run { scene in
            expectProblem(try await scene.folder(.get, "?path=\(path)"), .badRequest, "folders/invalid-path")
            expectProblem(try await scene.folder(.get, "?path=\(path)%00"), .badRequest, "folder/bad-request")
        }
    }

    @Test func refusesOtherNames_L01() async throws {
        try await EvoScene.run { scene in
            let id = try await scene.makeFolder("kept")
            for name in [
                "", "..", ".", "a/b", "/", #"a\\b"#, #"a\u0000"#, #"\u202Eb"#, #"a\nb"#,
                "a\(String(repeating: "n", count: 100))",
                String(repeating: "n", count: 4_096), String(repeating: "n", count: 5_000),
            ] {
                let body = #"{"name":"\#(name)"}"#
                for response in [
                    try await scene.folder(.post, "", body), try await scene.folder(.patch, "/\(id)", body),
                ] {
                    expectProblem(response, .unprocessableContent, "validation-error")
                    let parameters = response.json["invalid-params"]?.arrayValue
                    #expect(parameters?.first?["name"]?.stringValue == "name")
                }
            }
            // Percent signs are letters in a body.
            let literal = try await scene.folder(.post, "", ##"{"name":"%2e%2e%2f"}"##)
            #expect(literal.status == .created && literal.json["path"]?.stringValue == "/%2e%2e%2f")
        }
    }

    @Test func takesTwinFormsForOneName_L01() async throws {
        try await EvoScene.run { scene in
            _ = try await scene.makeFolder("caf\u{E9}")
            let twin = try await scene.folder(.post, "", #"{"name":"cafe\u0301"}"#)
            expectProblem(twin, .conflict, "folders/already-exists")
            _ = try await scene.makeFolder("Caf\u{E9}")
            #expect(EvoScene.paths(try await scene.folder(.get, "?name=cafe%CC%81")) == ["/caf\u{E9}"])
        }
    }

    @Test(arguments: [
        "[]", "", "{", "nul", #"{"name":1}"#, "{}", #"{"name":"a","parent_folder_id":"x"}"#,
        #"{"name":"a","parent_folder_id":7}"#, #"{"name":"a","parent_folder_path":["a"]}"#,
        #"{"name":"a","validate_only":"yes"}"#, #"{"name":"a","created_by":"me"}"#,
        #"{"name":"a","created_at":"noon"}"#,
        #"{"name":"a","parent_folder_path":"/","parent_folder_id":"11111111-2222-4333-8444-555555555555"}"#,
        #"{"name":"a","parent_folder_path":"/../b"}"#,
    ])
    func refusesOtherBodies_K(_ body: String) async throws {
        try await EvoScene.run { scene in
            let response = try await scene.folder(.post, "", body)
            #expect([400, 422].contains(response.status.code), "\(response.text)")
            #expect(EvoScene.paths(try await scene.folder(.get)) == [])
        }
    }

    @Test func staysInTheDepth() async throws {
        try await EvoScene.run { scene in
            var path = ""
            for _ in 0..<FolderPath.maximumDepth {
                _ = try await scene.makeFolder("n", in: path)
                path += "/n"
            }
            let deeper = try await scene.folder(.post, "", #"{"name":"n","parent_folder_path":"\#(path)"}"#)
            expectProblem(deeper, .badRequest, "folders/invalid-path")
        }
    }
}
