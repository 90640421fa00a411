import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// The geoscience object API through the router: lists, versions, data and stages.
@Suite struct ObjectListTests {
    @Test func listsObjects() async throws {
        try await EvoScene.run { scene in
            for path in ["b/one.json", "a/two.json"] { _ = try await scene.addObject(path) }
            let response = try await scene.call(.get, "\(scene.objects)?limit=5000&offset=0", as: scene.viewer)
            #expect(response.status == .ok, "\(response.text)")
            let objects = try #require(response.json["objects"]?.arrayValue)
            #expect(objects.map { $0["name"]?.stringValue } == ["two.json", "one.json"])
            #expect(objects.map { $0["path"]?.stringValue } == ["/a/", "/b/"])
            #expect(objects.first?["schema"]?.stringValue == "/objects/pointset/1.2.0/pointset.schema.json")
            #expect(objects.first?["links"]?["download"]?.stringValue?.hasPrefix(TestServer.issuer) == true)
            let author = try #require(objects.first?["created_by"]?["id"]?.stringValue)
            for (query, count) in [
                ("object_name=two", 1), ("object_name=wo", 0), ("object_name=two&object_name=one", 2),
                ("schema_id=/objects/pointset/1.2.0/pointset.schema.json", 2), ("schema_id=/objects/other", 0),
                ("created_by=\(author)", 2), ("author=\(author)&created_by=\(author)", 2), ("modified_by=\(author)", 2),
                ("created_by=11111111-2222-4333-8444-555555555555", 0), ("deleted=true", 0),
                ("created_at=lt:2000-01-01", 0), ("order_by=desc:object_name,author", 2),
                ("limit=1&order_by=created_at", 2),
            ] {
                let found = try await scene.call(.get, "\(scene.objects)?\(query)")
                #expect(found.status == .ok && found.json["total"]?.integerValue == Int64(count), "\(query)")
            }
        }
    }

    @Test func findsObjectsByPlace() async throws {
        try await EvoScene.run { scene in
            let place = #","coordinate_reference_system":{"epsg_code":4326}"#
            _ = try await scene.addObject(
                "in",
                more: place
                    + #","bounding_box":{"min_x":171.7,"max_x":172,"min_y":-44,"max_y":-43,"min_z":0,"max_z":1}"#,
            )
            _ = try await scene.addObject(
                "out",
                more: place + #","bounding_box":{"min_x":10,"max_x":11,"min_y":50,"max_y":51,"min_z":0,"max_z":1}"#,
            )
            let polygon = "(171.6,-44.5),(173.7,-44.5),(173.7,-42.9),(171.6,-42.9),(171.6,-44.5)"
            for relation in ["geointersects:", "geowithin:", ""] {
                let found = try await scene.call(.get, "\(scene.objects)?geojson_bounding_box=\(relation)\(polygon)")
                    .json
                let objects = try #require(found["objects"]?.arrayValue)
                #expect(objects.map { $0["name"]?.stringValue } == ["in"])
                let ring = objects.first?["geojson_bounding_box"]?["coordinates"]?.arrayValue?.first?.arrayValue
                #expect(ring?.count == 5 && ring?.first == ring?.last)
            }
        }
    }

    @Test(arguments: [
        "limit=0", "limit=5001", "offset=-1", "order_by=object.a.b.c", "deleted=maybe", "created_at=x",
        "created_by=me", "geojson_bounding_box=(1,2)", "%ff",
    ])
    func refusesOtherQueries_K14(_ query: String) async throws {
        try await EvoScene.run { scene in
            for uri in [scene.objects, "/geoscience-object/orgs/\(scene.organisation.id)/objects"] {
                expectProblem(try await scene.call(.get, "\(uri)?\(query)"), .badRequest, "bad-request")
            }
        }
    }

    @Test func listsWhatTheCallerMayReadInTheOrganisation_K14() async throws {
        try await EvoScene.run { scene in
            _ = try await scene.addObject("a.json")
            let uri = "/geoscience-object/orgs/\(scene.organisation.id)/objects"
            let found = try await scene.call(.get, "\(uri)?permitted_workspaces_only=True", as: scene.viewer)
            #expect(found.status == .ok, "\(found.text)")
            let object = try #require(found.json["objects"]?.arrayValue?.first)
            #expect(object["workspace_id"]?.stringValue == scene.workspace.rawValue)
            #expect(object["workspace_access"]?.stringValue == "viewer")
            #expect(object["workspace_name"]?.stringValue == "Owner")
            for query in ["", "?permitted_workspaces_only=False"] {
                let nothing = try await scene.call(.get, uri + query, as: scene.member)
                #expect(nothing.status == .ok && nothing.json["total"]?.integerValue == 0)
            }
            #expect(try await scene.call(.get, uri, as: scene.stranger).status == .notFound)
            #expect(try await scene.call(.get, uri, as: scene.unscoped).status == .forbidden)
        }
    }

    @Test func tellsCurrentVersions() async throws {
        try await EvoScene.run { scene in
            let object = try await scene.addObject("a.json")
            let unknown = "11111111-2222-4333-8444-555555555555"
            let response = try await scene.call(
                .patch,
                scene.objects,
                as: scene.viewer,
                #"["\#(object.id)","\#(unknown)"]"#,
            )
            #expect(response.status == .ok)
            #expect(response.text == #"[{"object_id":"\#(object.id)","version_id":"\#(object.version)"}]"#)
            let many = Array(repeating: "\"\(unknown)\"", count: 501).joined(separator: ",")
            for body in ["[\(many)]", "{}", "[1]", #"["x"]"#, "", "["] {
                expectProblem(try await scene.call(.patch, scene.objects, body), .badRequest, "bad-request")
            }
        }
    }

    @Test func tellsOfNamedVersions() async throws {
        try await EvoScene.run { scene in
            let object = try await scene.addObject("a.json")
            let uri = "\(scene.objects)/\(object.id)/versions"
            let response = try await scene.call(
                .post,
                uri,
                as: scene.viewer,
                #"{"version_ids":["\#(object.version)","1"]}"#,
            )
            #expect(response.status == .ok, "\(response.text)")
            let versions = try #require(response.json["versions"]?.arrayValue)
            #expect(versions.map { $0["version_id"]?.stringValue } == [object.version])
            let many = Array(repeating: "\"1\"", count: 101).joined(separator: ",")
            for body in [#"{"version_ids":[]}"#, #"{"version_ids":[\#(many)]}"#, "[]", #"{"version_ids":["x"]}"#] {
                expectProblem(try await scene.call(.post, uri, body), .badRequest, "bad-request")
            }
            let unknown = "\(scene.objects)/11111111-2222-4333-8444-555555555555/versions"
            let missing = try await scene.call(.post, unknown, #"{"version_ids":["1"]}"#)
            expectProblem(missing, .notFound, "objects/not-found")
        }
    }

    @Test func tellsWhichDataIsThere() async throws {
        try await EvoScene.run { scene in
            let there = try await scene.addData([1])
            let missing = BlobDigest(of: [2]).hex
            let named = "11111111-2222-4333-8444-555555555555"
            let body = #"[{"name":"\#(there)"},{"name":"\#(missing)"},{"name":"\#(named)"}]"#
            let uri = "\(scene.place)/data"
            let first = try await scene.call(.put, uri, body)
            #expect(first.status == .ok, "\(first.text)")
            let slots = try #require(first.json.arrayValue)
            #expect(slots.map { $0["name"]?.stringValue } == [there, missing, named])
            #expect(slots.map { $0["exists"]?.boolValue } == [true, false, false])
            #expect(slots[0]["upload_url"] == .null)
            #expect(slots[1]["upload_url"]?.stringValue?.hasPrefix(TestServer.issuer + "/blobs/") == true)
            // Asked again, the same pieces are meant.
            let again = try #require(try await scene.call(.put, uri, body).json.arrayValue)
            #expect(again.map { $0["id"] } == slots.map { $0["id"] })
            for name in ["x", missing.uppercased(), named.replacing("-", with: "")] {
                let response = try await scene.call(.put, uri, #"[{"name":"\#(name)"}]"#)
                expectProblem(response, .badRequest, "geoscienceobject/data/invalid-key")
            }
            let many = Array(repeating: #"{"name":"\#(named)"}"#, count: 33).joined(separator: ",")
            for body in ["[]", "[\(many)]", "{}", ""] {
                expectProblem(try await scene.call(.put, uri, body), .badRequest, "bad-request")
            }
        }
    }

    @Test func putsVersionsIntoStages() async throws {
        try await EvoScene.run { scene in
            let object = try await scene.addObject("a.json")
            let stage = Stage(id: StageID("11111111-2222-4333-8444-555555555555"), name: "Draft")
            let stores = scene.server.parts.stores
            try await stores.objects.addStage(stage, to: scene.organisation.id, limit: 10)
            let stages = "/geoscience-object/orgs/\(scene.organisation.id)/stages"
            let listed = try await scene.call(.get, stages, as: scene.member)
            #expect(listed.text == #"{"stages":[{"stage_id":"\#(stage.id)","name":"Draft"}]}"#)
            #expect(try await scene.call(.get, stages, as: scene.stranger).status == .notFound)
            let uri = "\(scene.objects)/\(object.id)"
            let body = #"{"stage_id":"\#(stage.id)"}"#
            let set = try await scene.call(.patch, "\(uri)/metadata?version_id=\(object.version)", body)
            #expect(set.status == .noContent && set.text.isEmpty)
            #expect(try await scene.call(.get, uri).json["stage"]?["name"]?.stringValue == "Draft")
            #expect(try await scene.call(.patch, "\(uri)/metadata", #"{"stage_id":null}"#).status == .noContent)
            #expect(try await scene.call(.get, uri).json["stage"] == .null)
            let foreign = #"{"stage_id":"99999999-2222-4333-8444-555555555555"}"#
            expectProblem(try await scene.call(.patch, "\(uri)/metadata", foreign), .notFound, "objects/not-found")
            let unknown = try await scene.call(.patch, "\(uri)/metadata?version_id=1", body)
            expectProblem(unknown, .notFound, "objects/not-found")
            for body in ["{}", #"{"stage_id":1}"#, #"{"stage_id":"x"}"#, ""] {
                expectProblem(try await scene.call(.patch, "\(uri)/metadata", body), .badRequest, "bad-request")
            }
        }
    }
}
