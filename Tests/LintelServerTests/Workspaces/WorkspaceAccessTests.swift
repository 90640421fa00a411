import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Who is let in to what.
@Suite struct WorkspaceAccessTests {
    /// A call about the shared workspace, and the least role that it needs.
    private static func calls(_ scene: WorkspaceScene) -> [(HTTPRequest.Method, String, String?, WorkspaceRole)] {
        let viewer = scene.user(.viewer)
        return [
            (.get, scene.one, nil, .viewer), (.get, "\(scene.one)/users", nil, .viewer),
            (.get, "\(scene.one)/current-user-role", nil, .viewer), (.get, "\(scene.one)/thumbnail", nil, .viewer),
            (.post, "\(scene.one)/users", "{\"user_id\": \"\(viewer)\", \"role\": \"viewer\"}", .editor),
            (.delete, "\(scene.one)/users/\(viewer)", nil, .editor),
            (.put, "\(scene.one)/thumbnail", "x", .editor), (.delete, "\(scene.one)/thumbnail", nil, .editor),
            (.patch, scene.one, #"{"description": "x"}"#, .owner), (.delete, scene.one, nil, .owner),
            (.post, "\(scene.one)?deleted=false", nil, .owner),
        ]
    }

    @Test func asksForATokenWithTheScope_G13_H10() async throws {
        try await WorkspaceScene.run { scene in
            var calls = Self.calls(scene)
            calls.append((.get, scene.path, nil, .viewer))
            calls.append((.post, scene.path, #"{"name": "x"}"#, .viewer))
            calls.append((.get, "\(scene.path)/summary", nil, .viewer))
            for (method, path, body, _) in calls {
                expectProblem(try await scene.call(method, path, as: nil, body), 401, "auth/missing-token")
                let refused = try await scene.call(method, path, as: .unscoped, body)
                expectProblem(refused, 403, "auth/insufficient-scope")
                #expect(refused.headers[.wwwAuthenticate]?.contains("scope=\"evo.workspace\"") == true)
            }
            #expect(try await scene.status(.get, scene.one, as: .owner) == 200)
        }
    }

    @Test func asksForTheRole_G12() async throws {
        try await WorkspaceScene.run { scene in
            for (method, path, body, least) in Self.calls(scene) {
                for caller in [WorkspaceScene.Caller.viewer, .editor] {
                    let role = try #require(caller.role)
                    guard role < least else { continue }
                    let answer = try await scene.call(method, path, as: caller, body)
                    expectProblem(answer, 403, "auth/insufficient-role")
                    #expect(answer.json["title"]?.stringValue == "Insufficient Role.")
                    let required = answer.json["required_roles"]?.arrayValue?.compactMap(\.stringValue)
                    #expect(required == least.andAbove.map(\.rawValue), "\(method) \(path)")
                }
            }
        }
    }

    @Test func hidesWhatTheCallerHasNoRoleIn_G11_K14() async throws {
        try await WorkspaceScene.run { scene in
            for (method, path, body, _) in Self.calls(scene) {
                for caller in [WorkspaceScene.Caller.member, .administrator, .stranger] {
                    expectProblem(try await scene.call(method, path, as: caller, body), 404, "not-found")
                }
                // The workspace of one organisation under the path of another, both ways.
                let foreign = path.replacing(scene.workspace.id.rawValue, with: scene.foreign.id.rawValue)
                let crossed = path.replacing(scene.ours.id.rawValue, with: scene.theirs.id.rawValue)
                let unknown = path.replacing(
                    scene.workspace.id.rawValue,
                    with: "00000000-0000-4000-8000-000000000000",
                )
                let odd = path.replacing(scene.workspace.id.rawValue, with: "%27%20OR%201")
                for (path, caller) in [
                    (foreign, WorkspaceScene.Caller.owner), (crossed, .owner), (crossed, .stranger), (unknown, .owner),
                    (odd, .owner),
                ] {
                    expectProblem(try await scene.call(method, path, as: caller, body), 404, "not-found")
                }
            }
            #expect(try await scene.status(.get, scene.path, as: .stranger) == 404)
            #expect(try await scene.status(.post, scene.path, as: .stranger, #"{"name": "x"}"#) == 404)
            #expect(try await scene.status(.get, "/workspace/orgs/nonsense/workspaces", as: .owner) == 404)
            let upper = scene.one.replacing(scene.workspace.id.rawValue, with: scene.workspace.id.rawValue.uppercased())
            #expect(try await scene.status(.get, upper, as: .viewer) == 200)
        }
    }

    @Test func asksForTheProduct() async throws {
        try await WorkspaceScene.run { scene in
            let stores = scene.server.parts.stores
            _ = try await stores.organisations.setEntitlement("evo", isOn: false, for: scene.ours.id)
            expectProblem(try await scene.call(.get, scene.one, as: .owner), 403, "auth/insufficient-role")
            expectProblem(try await scene.call(.get, scene.path, as: .member), 403, "auth/insufficient-role")
        }
    }

    @Test func endsWithTheMembershipAtOnce_G05() async throws {
        try await WorkspaceScene.run { scene in
            let before = try await scene.status(.get, scene.one, as: .editor)
            #expect(before == 200)
            let path = "/workspace/orgs/\(scene.ours.id)/members/users/\(scene.user(.editor))"
            #expect(try await scene.status(.delete, path, as: .administrator) == 204)
            #expect(try await scene.status(.get, scene.one, as: .editor) == 404)
            #expect(try await scene.status(.get, scene.path, as: .editor) == 404)
            // Whoever comes back begins without a role.
            let roles = #"["3d2b7c5e-6a51-4f0e-9f6c-0b3c5f1d7a01"]"#
            let body = "{\"users\": [{\"email\": \"\(scene.email(.editor))\", \"roles\": \(roles)}]}"
            let members = "/workspace/orgs/\(scene.ours.id)/members/users"
            #expect(try await scene.status(.post, members, as: .administrator, body) == 201)
            #expect(try await scene.status(.get, scene.path, as: .editor) == 200)
            #expect(try await scene.status(.get, scene.one, as: .editor) == 404)
        }
    }

    @Test func aNewAppOfTheSameNameInheritsNothing_G10() async throws {
        try await WorkspaceScene.run { scene in
            let editor = try #require(scene.services[.editor])
            try await scene.server.parts.stores.apps.apply(
                .delete,
                to: editor.id,
                version: 1,
                at: scene.server.clock.now
            )
            let again = try await scene.server.makeApp(
                .service,
                name: editor.app.client.name,
                owner: scene.administrator,
                scopes: ["evo.workspace"],
            )
            #expect(again.app.clientEmail != editor.app.clientEmail)
            #expect(UserID(again.subject) != UserID(editor.subject))
            let users = try await scene.call(.get, "\(scene.one)/users", as: .owner)
            #expect(!users.text.contains(scene.email(.editor)))
            let token = try await scene.client.serviceToken(again, scope: "evo.workspace")
            #expect(try await scene.client.get(scene.one, bearer: token).status == .notFound)
        }
    }

    @Test func explainsWithTheSameRules() async throws {
        try await WorkspaceScene.run { scene in
            let viewer = try #require(scene.services[.viewer])
            var question = AccessQuestion(
                action: "evo.workspace-delete",
                app: viewer.app,
                organisation: scene.ours,
                workspace: scene.workspace.id,
            )
            let checks = try await scene.server.explainer.explain(question)
            #expect(checks.failure?.step == .role)
            #expect(checks.failure?.fact == "The viewer is viewer of Shared, and has to be owner")
            question.app = try #require(scene.services[.owner]).app
            #expect(try await scene.server.explainer.explain(question).isAllowed)
            question.workspace = scene.foreign.id
            let strange = try await scene.server.explainer.explain(question)
            #expect(strange.failure?.fact == "The organisation has no such workspace")
        }
    }
}
