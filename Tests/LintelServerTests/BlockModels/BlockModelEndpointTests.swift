import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelTesting
import LintelTokens
import Testing

/// The block model API through the router: models.
@Suite struct BlockModelEndpointTests {
    @Test func makesAndShowsAModel() async throws {
        try await EvoScene.run { scene in
            let body = EvoScene.model(more: #","comment":"first","size_unit_id":"m","description":null"#)
            let made = try await scene.call(.post, scene.models, body)
            #expect(made.status == .created, "\(made.text)")
            let id = try #require(made.json["bm_uuid"]?.stringValue)
            let job = try await scene.call(.get, try scene.path(made.json["job_url"]), as: scene.viewer)
            #expect(job.json["job_status"]?.stringValue == "COMPLETE")
            let version = try #require(job.json["payload"])
            #expect(version["version_id"]?.integerValue == 1 && version["parent_version_id"]?.integerValue == 0)
            #expect(version["base_version_id"] == .null && version["comment"]?.stringValue == "first")
            let titles = version["mapping"]?["columns"]?.arrayValue?.compactMap { $0["title"]?.stringValue }
            #expect(titles == ["i", "j", "k", "x", "y", "z", "version_id"])
            let shown = try await scene.call(.get, "\(scene.models)/\(id)", as: scene.viewer)
            #expect(shown.status == .ok, "\(shown.text)")
            #expect(shown.json["org_uuid"]?.stringValue == scene.organisation.id.rawValue)
            #expect(shown.json["workspace_id"]?.stringValue == scene.workspace.rawValue)
            #expect(shown.json["bbox"]?["z_minmax"]?["max"]?.doubleValue == 4)
            #expect(shown.json["normalized_rotation"]?.arrayValue?.count == 3)
            #expect(shown.json["created_by"]?["name"]?.stringValue == "Editor")
            #expect(shown.json["created_at"]?.stringValue?.hasSuffix("Z") == true)
            #expect(shown.json["size_options"]?["model_type"]?.stringValue == "regular")
            #expect(shown.json["size_unit_id"]?.stringValue == "m" && shown.json["fill_subblocks"]?.boolValue == false)
        }
    }

    @Test(arguments: [
        "[]", "{}", EvoScene.model("ab"), EvoScene.model("a/b"), EvoScene.model(String(repeating: "n", count: 101)),
        EvoScene.model(options: "{}"), EvoScene.model(more: #","comment":1"#),
        EvoScene.model(more: #","fill_subblocks":"yes""#),
    ]) func refusesOtherModels(_ body: String) async throws {
        try await EvoScene.run { scene in
            let response = try await scene.call(.post, scene.models, body)
            expectProblem(response, .unprocessableContent, "block-model-service/validation-error")
            let broken = try await scene.call(.post, scene.models, "{")
            expectProblem(broken, .badRequest, "block-model-service/bad-request")
        }
    }

    @Test func changesDeletesAndRestores() async throws {
        try await EvoScene.run { scene in
            let model = try await scene.addModel()
            let changed = try await scene.call(.patch, model, #"{"name":" Another ","description":"d","name_":1}"#)
            #expect(changed.status == .ok, "\(changed.text)")
            #expect(changed.json["name"]?.stringValue == "Another" && changed.json["description"]?.stringValue == "d")
            expectProblem(
                try await scene.call(.patch, model, #"{"name":"x"}"#),
                .unprocessableContent,
                "validation-error"
            )
            expectProblem(
                try await scene.call(.post, "\(model)?deleted=true"),
                .unprocessableContent,
                "validation-error"
            )
            expectProblem(try await scene.call(.post, model), .unprocessableContent, "validation-error")
            let gone = try await scene.call(.delete, model)
            #expect(gone.status == .noContent && gone.text.isEmpty)
            expectProblem(try await scene.call(.get, model), .notFound, "not-found")
            expectProblem(try await scene.call(.delete, model), .notFound, "not-found")
            #expect(try await scene.call(.get, "\(model)?deleted=True").status == .ok)
            let back = try await scene.call(.post, "\(model)?deleted=False")
            #expect(back.status == .accepted && back.json["name"]?.stringValue == "Another")
            #expect(try await scene.call(.get, model).status == .ok)
        }
    }

    @Test func listsModels() async throws {
        try await EvoScene.run { scene in
            for name in ["beta", "alpha", "gamma"] { _ = try await scene.addModel(name) }
            func names(_ query: String, as token: String? = nil) async throws -> [String] {
                let list = try await scene.call(.get, scene.models + query, as: token).json
                #expect(list["total"]?.integerValue == 3, "\(query)")
                return list["results"]?.arrayValue?.compactMap { $0["name"]?.stringValue } ?? []
            }
            #expect(try await names("?order_by=name", as: scene.viewer) == ["alpha", "beta", "gamma"])
            #expect(try await names("?order_by=desc:name&limit=1&offset=1") == ["beta"])
            #expect(try await names("?offset=5").isEmpty)
            for query in ["?limit=0", "?limit=101", "?offset=-1", "?order_by=size", "?deleted=maybe"] {
                let response = try await scene.call(.get, scene.models + query)
                expectProblem(response, .unprocessableContent, "validation-error")
            }
            let all = "/blockmodel/orgs/\(scene.organisation.id)/block-models"
            #expect(try await scene.call(.get, all, as: scene.viewer).json["total"]?.integerValue == 3)
            #expect(try await scene.call(.get, all, as: scene.member).json["total"]?.integerValue == 0)
            expectProblem(try await scene.call(.get, all, as: scene.stranger), .notFound, "not-found")
            let units = try await scene.call(.get, "/blockmodel/orgs/\(scene.organisation.id)/units", as: scene.member)
            #expect(units.json.arrayValue?.contains { $0["unit_id"]?.stringValue == "g/t" } == true)
        }
    }

    @Test func isGuarded() async throws {
        try await EvoScene.run { scene in
            let model = try await scene.addModel()
            let calls: [(HTTPRequest.Method, String, Bool)] = [
                (.get, scene.models, false), (.post, scene.models, true), (.get, model, false), (.post, model, true),
                (.patch, model, true), (.delete, model, true), (.get, "\(model)/versions", false),
                (.post, "\(model)/blocks", false), (.patch, "\(model)/blocks", true),
            ]
            for (method, uri, writes) in calls {
                let body = method == .get || method == .delete ? nil : "{}"
                let anonymous = try await scene.client.execute(uri: uri, method: method)
                expectProblem(anonymous, .unauthorized, "block-model-service/auth/unauthorized")
                let unscoped = try await scene.call(method, uri, as: scene.unscoped, body)
                expectProblem(unscoped, .forbidden, "block-model-service/auth/forbidden")
                for token in [scene.member, scene.stranger] {
                    expectProblem(try await scene.call(method, uri, as: token, body), .notFound, "not-found")
                }
                guard writes else { continue }
                let viewer = try await scene.call(method, uri, as: scene.viewer, body)
                expectProblem(viewer, .forbidden, "block-model-service/auth/forbidden")
            }
            // Those of another workspace are not there.
            let other = try await scene.call(.get, "\(scene.models)/\(RandomSource.system.uuid())")
            expectProblem(other, .notFound, "not-found")
            expectProblem(try await scene.call(.get, "\(scene.models)/x"), .notFound, "not-found")
        }
    }
}
