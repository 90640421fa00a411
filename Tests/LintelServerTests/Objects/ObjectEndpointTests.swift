import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelTesting
import LintelTokens
import Testing

/// The geoscience object API through the router: one object at a time.
@Suite struct ObjectEndpointTests {
    /// An object's id under another workspace of the same caller is nobody's, whatever is done with it, nor is its data;
    /// and nothing is to be had of a workspace in the recycle bin.
    @Test func keepsWorkspacesApart_G11_K14() async throws {
        try await EvoScene.run { scene in
            let object = try await scene.addObject("x.json")
            let one = "\(scene.objects)/\(object.id)"
            let digest = try await scene.addData([1, 2, 3])
            let elsewhere = try await scene.anotherWorkspace()
            let there = one.replacing(scene.workspace.rawValue, with: elsewhere.rawValue)
            let body = ObjectScene.body(uuid: object.id)
            for (method, uri, body) in [
                (.get, there, nil), (.get, there + "?deleted=true", nil), (.post, there, body), (.delete, there, nil),
                (.post, there + "?deleted=false", nil), (.patch, there + "/metadata", #"{"stage_id":null}"#),
                (.post, there + "/versions", #"{"version_ids":["\#(object.version)"]}"#),
                (.post, there.replacing(object.id, with: "path/y.json"), body),
            ] as [(HTTPRequest.Method, String, String?)] {
                let response = try await scene.call(method, uri, body)
                #expect(response.status == .notFound, "\(method) \(uri) \(response.status)")
            }
            let current = try await scene.call(
                .patch,
                there.replacing("/\(object.id)", with: ""),
                #"["\#(object.id)"]"#
            )
            #expect(current.json.arrayValue?.first?["version_id"] == .null)
            let borrowed = try await scene.call(
                .post,
                there.replacing(object.id, with: "path/z.json"),
                ObjectScene.body(data: digest),
            )
            expectProblem(borrowed, .badRequest, "objects/data-key-not-found")
            #expect(try await scene.call(.get, one).status == .ok)
            try await scene.deleteWorkspace()
            for method: HTTPRequest.Method in [.get, .post, .delete] {
                #expect(try await scene.call(method, one, body).status == .notFound)
            }
            #expect(try await scene.call(.get, scene.objects, as: scene.owner).status == .notFound)
        }
    }

    @Test func makesAndShowsAnObject() async throws {
        try await EvoScene.run { scene in
            let key = try await scene.addData([1, 2, 3])
            let made = try await scene.call(
                .post,
                "\(scene.objects)/path/dir/points.json",
                ObjectScene.body(data: key, more: #","n":[1.0,0.10000000000000000001]"#),
            )
            #expect(made.status == .created, "\(made.text)")
            let id = try #require(made.json["object_id"]?.stringValue)
            #expect(made.json["object"]?["uuid"]?.stringValue == id)
            // Numbers stay as they were sent.
            #expect(made.text.contains("[1.0,0.10000000000000000001]"))
            for uri in ["\(scene.objects)/path//dir/points.json", "\(scene.objects)/\(id)?include_versions=True"] {
                let shown = try await scene.call(.get, uri, as: scene.viewer, headers: [.acceptEncoding: "gzip"])
                #expect(shown.status == .ok, "\(shown.text)")
                let json = shown.json
                #expect(json["object_path"]?.stringValue == "dir/points.json")
                #expect(json["version_id"] == made.json["version_id"] && json["etag"]?.stringValue != nil)
                #expect(json["object"]?["name"]?.stringValue == "smoke points")
                let data = try #require(json["links"]?["data"]?.arrayValue)
                #expect(data.map { $0["name"]?.stringValue } == [key])
                #expect(data.first?["download_url"]?.stringValue?.contains(key) == true)
                #expect(UUIDText(data.first?["id"]?.stringValue ?? "") != nil)
                #expect(json["stage"] == .null && json["geojson_bounding_box"] == .null)
            }
        }
    }

    @Test func addsVersionsAndMoves_K16() async throws {
        try await EvoScene.run { scene in
            let first = try await scene.addObject("a.json")
            let uri = "\(scene.objects)/\(first.id)"
            let body = ObjectScene.body(uuid: first.id, name: "second")
            let second = try await scene.call(.post, uri, body, headers: [.ifMatch: first.version])
            #expect(second.status == .created, "\(second.text)")
            let version = try #require(second.json["version_id"]?.stringValue)
            let stale = try await scene.call(.post, uri, body, headers: [.ifMatch: "\"\(first.version)\""])
            expectProblem(stale, .preconditionFailed, "geoscienceobject/objects/modified")
            let byPath = try await scene.call(
                .post,
                "\(scene.objects)/path/a.json",
                body,
                headers: [.ifMatch: first.version],
            )
            expectProblem(byPath, .preconditionFailed, "geoscienceobject/objects/modified")
            // The same path is a new version, a free one a move.
            #expect(try await scene.call(.post, "\(scene.objects)/path/a.json", body).status == .created)
            let moved = try await scene.call(.post, "\(scene.objects)/path/b/c.json", body)
            #expect(moved.status == .created && moved.json["object_path"]?.stringValue == "b/c.json")
            #expect(try await scene.call(.get, "\(scene.objects)/path/a.json").status == .notFound)
            let shown = try await scene.call(.get, "\(uri)?include_versions=true").json
            let versions = try #require(shown["versions"]?.arrayValue).compactMap { $0["version_id"]?.stringValue }
            #expect(versions.count == 4 && versions.last == first.version && versions[2] == version)
            #expect(versions.first == moved.json["version_id"]?.stringValue)
            let earlier = try await scene.call(.get, "\(uri)?version=\(first.version)").json
            #expect(earlier["object"]?["name"]?.stringValue == "smoke points")
            #expect(try await scene.call(.get, "\(uri)?version=1").status == .notFound)
        }
    }

    @Test func saysThatNothingHasChanged() async throws {
        try await EvoScene.run { scene in
            let object = try await scene.addObject("a.json")
            for uri in ["\(scene.objects)/\(object.id)", "\(scene.objects)/path/a.json"] {
                for tag in [object.version, "\"\(object.version)\"", "W/\"\(object.version)\""] {
                    let response = try await scene.call(.get, uri, headers: [.ifNoneMatch: tag])
                    #expect(response.status == .notModified && response.text.isEmpty)
                }
                #expect(try await scene.call(.get, uri, headers: [.ifNoneMatch: "1"]).status == .ok)
            }
        }
    }

    @Test func refusesATakenPath() async throws {
        try await EvoScene.run { scene in
            let first = try await scene.addObject("a.json")
            let second = try await scene.addObject("b.json")
            for body in [ObjectScene.body(), ObjectScene.body(uuid: second.id)] {
                let response = try await scene.call(.post, "\(scene.objects)/path/a.json", body)
                expectProblem(response, .conflict, "geoscienceobject/objects/already-exists")
                #expect(response.json["existing_id"]?.stringValue == first.id)
                #expect(response.json["object_path"]?.stringValue == "a.json")
            }
        }
    }

    @Test func deletesAndRestores() async throws {
        try await EvoScene.run { scene in
            let object = try await scene.addObject("dir/a.json")
            let uri = "\(scene.objects)/\(object.id)"
            let deleted = try await scene.call(.delete, uri)
            #expect(deleted.status == .noContent && deleted.text.isEmpty)
            for method: HTTPRequest.Method in [.get, .delete] {
                expectProblem(try await scene.call(method, uri), .notFound, "objects/not-found")
            }
            #expect(try await scene.call(.get, "\(uri)?deleted=True").status == .ok)
            let update = try await scene.call(.post, uri, ObjectScene.body(uuid: object.id))
            expectProblem(update, .notFound, "objects/not-found")
            let restored = try await scene.call(.post, "\(uri)?deleted=False")
            #expect(restored.status == .noContent && restored.text.isEmpty)
            #expect(try await scene.call(.get, uri).status == .ok)
            #expect(try await scene.call(.get, "\(uri)?deleted=true").status == .notFound)
            #expect(try await scene.call(.delete, "\(scene.objects)/path/dir/a.json").status == .noContent)
            _ = try await scene.addObject("dir/a.json")
            let renamed = try await scene.call(.post, "\(uri)?deleted=false")
            #expect(renamed.status == .seeOther && renamed.json["object_path"]?.stringValue == "dir/a (2).json")
        }
    }

    @Test(arguments: [
        ("", "schemas/invalid-object"), ("{}", "schemas/invalid-object"), ("[]", "schemas/invalid-object"),
        (#"{"schema":"x","uuid":null,"name":"n"}"#, "schemas/invalid-object"),
        (ObjectScene.body(uuid: "nonsense"), "schemas/invalid-object"),
        (ObjectScene.body(name: ""), "schemas/invalid-object"),
        (ObjectScene.body(data: String(repeating: "ab", count: 32)), "objects/data-key-not-found"),
    ])
    func refusesOtherBodies(_ body: String, _ code: String) async throws {
        try await EvoScene.run { scene in
            let response = try await scene.call(.post, "\(scene.objects)/path/a.json", body)
            expectProblem(response, .badRequest, "geoscienceobject/\(code)")
            let list = try await scene.call(.get, scene.objects).json
            #expect(list["total"]?.integerValue == 0)
        }
    }

    @Test func refusesAnotherObjectsBody() async throws {
        try await EvoScene.run { scene in
            let first = try await scene.addObject("a.json")
            let second = try await scene.addObject("b.json")
            let uri = "\(scene.objects)/\(first.id)"
            for body in [ObjectScene.body(uuid: second.id), ObjectScene.body()] {
                let response = try await scene.call(.post, uri, body)
                expectProblem(response, .badRequest, "schemas/invalid-object")
            }
            let unknown = "11111111-2222-4333-8444-555555555555"
            for path in ["path/c.json", unknown] {
                let response = try await scene.call(
                    .post,
                    "\(scene.objects)/\(path)",
                    ObjectScene.body(uuid: unknown),
                )
                expectProblem(response, .notFound, "objects/not-found")
            }
        }
    }

    @Test func unpacksBodiesWithinBounds_L03() async throws {
        try await EvoScene.run { scene in
            let uri = "\(scene.objects)/path/a.json"
            let gzip: [HTTPField.Name: String] = [.contentEncoding: "gzip"]
            let packed = ObjectScene.stored(Array(ObjectScene.body().utf8))
            let made = try await scene.send(.post, uri, packed, headers: gzip)
            #expect(made.status == .created, "\(made.text)")
            // Five million zeros in five thousand bytes.
            let bomb = try #require(Base64.decode(ObjectScene.bomb.utf8))
            let exploded = try await scene.send(.post, uri, bomb, headers: gzip)
            expectProblem(exploded, .contentTooLarge, "content-too-large")
            let cut = try await scene.send(.post, uri, Array(packed.dropLast()), headers: gzip)
            expectProblem(cut, .badRequest, "bad-request")
            let other = try await scene.send(.post, uri, packed, headers: [.contentEncoding: "br"])
            expectProblem(other, .unsupportedMediaType, "unsupported-media-type")
            let large = try await scene.send(.post, uri, [UInt8](repeating: 0x20, count: 5_000_000))
            expectProblem(large, .contentTooLarge, "content-too-large")
        }
    }

    @Test(arguments: ["a/../b", "a/%2e%2e/b", "a/%2Fb", "..", "a//b", "a/", "a%00b", "a%5Cb", "%ff"])
    func refusesToLeaveTheWorkspace_L01(_ path: String) async throws {
        try await EvoScene.run { scene in
            for method: HTTPRequest.Method in [.post, .get, .delete] {
                let body = method == .post ? ObjectScene.body() : nil
                let response = try await scene.call(method, "\(scene.objects)/path/\(path)", body)
                expectProblem(response, .badRequest, "geoscienceobject/bad-request")
            }
        }
    }

    @Test func letsInByScopeMembershipAndRole_G12_G13_H10() async throws {
        try await EvoScene.run { scene in
            let object = try await scene.addObject("a.json")
            let uri = "\(scene.objects)/\(object.id)"
            let body = ObjectScene.body(uuid: object.id)
            for place in [uri, "\(scene.objects)/path/a.json"] {
                try await scene.expectGuarded(.get, place, writes: false)
                try await scene.expectGuarded(.post, place, body, writes: true)
                try await scene.expectGuarded(.delete, place, writes: true)
                #expect(try await scene.call(.get, place, as: scene.viewer).status == .ok)
            }
            try await scene.expectGuarded(.post, "\(uri)?deleted=false", writes: true)
            try await scene.expectGuarded(.patch, "\(uri)/metadata", #"{"stage_id":null}"#, writes: true)
            try await scene.expectGuarded(.post, "\(uri)/versions", #"{"version_ids":["1"]}"#, writes: false)
            try await scene.expectGuarded(.put, "\(scene.place)/data", "[]", writes: true)
            try await scene.expectGuarded(.get, scene.objects, writes: false)
            try await scene.expectGuarded(.patch, scene.objects, "[]", writes: false)
            #expect(try await scene.call(.delete, uri, as: scene.owner).status == .noContent)
        }
    }

    @Test func findsNothingOfOthers_G11_K14() async throws {
        try await EvoScene.run { scene in
            let object = try await scene.addObject("a.json")
            let other = "11111111-2222-4333-8444-555555555555"
            for uri in [
                scene.objects.replacing(scene.workspace.rawValue, with: other),
                scene.objects.replacing(scene.organisation.id.rawValue, with: other),
            ] {
                #expect(try await scene.call(.get, "\(uri)/\(object.id)").status == .notFound)
            }
            for id in [other, "x", object.id + "0"] {
                #expect(try await scene.call(.get, "\(scene.objects)/\(id)").status == .notFound, "\(id)")
            }
        }
    }
}
