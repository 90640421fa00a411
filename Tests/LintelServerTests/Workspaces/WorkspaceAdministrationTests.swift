import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// What the administrators of an organisation may, whatever their role in a workspace.
@Suite struct WorkspaceAdministrationTests {
    private static func assignment(of user: UserID, on id: WorkspaceID) -> String {
        "{\"user_id\": \"\(user)\", \"role\": \"viewer\", \"workspace_id\": \"\(id)\"}"
    }

    private static func calls(_ scene: WorkspaceScene) -> [(HTTPRequest.Method, String, String?)] {
        let one = "\(scene.admin)/workspaces/\(scene.workspace.id)"
        let member = scene.user(.member)
        let assignment = Self.assignment(of: member, on: scene.workspace.id)
        return [
            (.get, "\(scene.admin)/workspaces", nil), (.get, one, nil), (.get, "\(one)/users", nil),
            (.post, "\(one)/users", "{\"user_id\": \"\(member)\", \"role\": \"editor\"}"),
            (.get, "\(scene.admin)/users/\(member)/workspaces", nil), (.delete, "\(one)/users/\(member)", nil),
            (.get, "\(scene.admin)/settings", nil),
            (.post, "\(scene.admin)/action/bulk_assign_roles", "{\"role_assignments\": [\(assignment)]}"),
            (
                .post, "\(scene.admin)/action/update_ml_enablement",
                "{\"ml_enablements\": [{\"workspace_id\": \"\(scene.workspace.id)\", \"ml_enabled\": true}]}"
            ),
        ]
    }

    @Test func isOpenToAdministratorsOnly() async throws {
        try await WorkspaceScene.run { scene in
            for (method, path, body) in Self.calls(scene) {
                expectProblem(try await scene.call(method, path, as: nil, body), 401, "auth/missing-token")
                expectProblem(try await scene.call(method, path, as: .unscoped, body), 403, "auth/insufficient-scope")
                for caller in [WorkspaceScene.Caller.owner, .member] {
                    let refused = try await scene.call(method, path, as: caller, body)
                    expectProblem(refused, 403, "auth/insufficient-role")
                    #expect(refused.json["required_roles"] == .array([.string("administrator")]))
                }
                expectProblem(try await scene.call(method, path, as: .stranger, body), 404, "not-found")
                let theirs = path.replacing(scene.ours.id.rawValue, with: scene.theirs.id.rawValue)
                expectProblem(try await scene.call(method, theirs, as: .administrator, body), 404, "not-found")
                let code = try await scene.status(method, path, as: .administrator, body)
                #expect((200...204).contains(code), "\(method) \(path): \(code)")
            }
            let seen = try await scene.call(.get, "\(scene.admin)/workspaces/\(scene.workspace.id)", as: .administrator)
            #expect(seen.json["current_user_role"] == .null && seen.json["ml_enabled"]?.boolValue == true)
            let own = try await scene.call(
                .get,
                "\(scene.admin)/users/\(scene.user(.member))/workspaces",
                as: .administrator
            )
            #expect(own.json["results"]?.arrayValue?.first?["user_role"]?.stringValue == "viewer")
            let picture = "\(scene.admin)/workspaces/\(scene.workspace.id)/thumbnail"
            #expect(try await scene.status(.get, picture, as: .administrator) == 404)
        }
    }

    @Test func doesNothingAboutWorkspacesOfOthers_K14() async throws {
        try await WorkspaceScene.run { scene in
            let member = scene.user(.member)
            let good = Self.assignment(of: member, on: scene.workspace.id)
            let bad = good.replacing(scene.workspace.id.rawValue, with: scene.foreign.id.rawValue)
            let strange = good.replacing(member.rawValue, with: scene.user(.stranger).rawValue)
            for item in [bad, strange] {
                let body = "{\"role_assignments\": [\(good), \(item)]}"
                let path = "\(scene.admin)/action/bulk_assign_roles"
                expectProblem(try await scene.call(.post, path, as: .administrator, body), 404, "not-found")
            }
            #expect(try await scene.status(.get, scene.one, as: .member) == 404)
            let learning = [scene.workspace.id, scene.foreign.id].map {
                "{\"workspace_id\": \"\($0)\", \"ml_enabled\": true}"
            }
            let path = "\(scene.admin)/action/update_ml_enablement"
            let body = "{\"ml_enablements\": [\(learning.joined(separator: ", "))]}"
            expectProblem(try await scene.call(.post, path, as: .administrator, body), 404, "not-found")
            #expect(try await scene.call(.get, scene.one, as: .viewer).json["ml_enabled"]?.boolValue == false)
            let many = Array(repeating: learning[0], count: 101).joined(separator: ", ")
            for list in ["", "[]", "[1]", "[\(many)]"] {
                let body = list.isEmpty ? "{}" : "{\"ml_enablements\": \(list)}"
                expectProblem(try await scene.call(.post, path, as: .administrator, body), 422, "validation-error")
            }
        }
    }

    @Test func seesTheRecycleBin() async throws {
        try await WorkspaceScene.run { scene in
            let deleted = try await scene.status(.delete, scene.one, as: .owner)
            #expect(deleted == 204)
            let one = "\(scene.admin)/workspaces/\(scene.workspace.id)"
            #expect(try await scene.status(.get, one, as: .administrator) == 404)
            #expect(try await scene.status(.get, "\(one)?deleted=true", as: .administrator) == 200)
            #expect(try await scene.status(.get, "\(one)/users", as: .administrator) == 404)
        }
    }

    @Test func recordsWhoHasDoneWhat() async throws {
        try await WorkspaceScene.run { scene in
            _ = try await scene.call(.patch, scene.one, as: .owner, #"{"name": "Other"}"#)
            _ = try await scene.call(.delete, "\(scene.one)/users/\(scene.user(.viewer))", as: .editor)
            try await scene.server.parts.audit.flush()
            let page = try await scene.server.parts.stores.audit.page(
                AuditQuery(organisationID: scene.ours.id),
                limit: 100,
            )
            let kinds = page.entries.map(\.event.kind)
            #expect(kinds.contains(.workspaceChanged) && kinds.contains(.workspaceRoleTaken))
        }
    }
}
