import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Giving and taking roles in a workspace.
@Suite struct WorkspaceUserTests {
    private static func body(_ email: String, _ role: String) -> String {
        "{\"email\": \"\(email)\", \"role\": \"\(role)\"}"
    }

    @Test func listsWhoHasWhichRole() async throws {
        try await WorkspaceScene.run { scene in
            let users = try await scene.call(.get, "\(scene.one)/users", as: .viewer)
            let results = try #require(users.json["results"]?.arrayValue)
            #expect(Set(results.compactMap { $0["role"]?.stringValue }) == ["owner", "editor", "viewer"])
            let one = try await scene.call(.get, "\(scene.one)/users?user_id=\(scene.user(.editor))", as: .viewer)
            let found = try #require(one.json["results"]?.arrayValue)
            #expect(found.count == 1 && found.first?["email"]?.stringValue == scene.email(.editor))
            #expect(found.first?["full_name"]?.stringValue == "The editor")
            for user in [scene.user(.stranger).rawValue, UserID.nobody.rawValue] {
                let none = try await scene.call(.get, "\(scene.one)/users?filter%5Buser_id%5D=\(user)", as: .viewer)
                #expect(none.json["results"] == .array([]))
            }
            let own = try await scene.call(.get, "\(scene.one)/current-user-role", as: .editor)
            #expect(own.json["role"]?.stringValue == "editor")
            #expect(own.json["user_id"]?.stringValue == scene.user(.editor).rawValue)
        }
    }

    @Test func givesAServiceARoleByItsEmailAtOnce() async throws {
        try await WorkspaceScene.run { scene in
            #expect(try await scene.status(.get, scene.one, as: .member) == 404)
            let given = try await scene.call(
                .post,
                "\(scene.one)/users",
                as: .editor,
                Self.body(scene.email(.member).uppercased(), "viewer"),
            )
            #expect(given.status == .created)
            #expect(given.json["user_id"]?.stringValue == scene.user(.member).rawValue)
            #expect(given.json["role"]?.stringValue == "viewer")
            #expect(try await scene.status(.get, scene.one, as: .member) == 200)
            // The same call changes a role.
            let id = "{\"user_id\": \"\(scene.user(.member))\", \"role\": \"editor\"}"
            #expect(try await scene.status(.post, "\(scene.one)/users", as: .editor, id) == 201)
            let own = try await scene.call(.get, "\(scene.one)/current-user-role", as: .member)
            #expect(own.json["role"]?.stringValue == "editor")
            let gone = try await scene.call(.delete, "\(scene.one)/users/\(scene.user(.member))", as: .editor)
            #expect(gone.status == .noContent && gone.text.isEmpty)
            #expect(try await scene.status(.get, scene.one, as: .member) == 404)
            #expect(try await scene.status(.delete, "\(scene.one)/users/\(scene.user(.member))", as: .editor) == 404)
        }
    }

    @Test func editorsLeaveOwnersAlone_G12() async throws {
        try await WorkspaceScene.run { scene in
            let path = "\(scene.one)/users"
            for body in [Self.body(scene.email(.member), "owner"), Self.body(scene.email(.owner), "viewer")] {
                expectProblem(try await scene.call(.post, path, as: .editor, body), 403, "auth/insufficient-role")
            }
            let owner = "\(path)/\(scene.user(.owner))"
            expectProblem(try await scene.call(.delete, owner, as: .editor), 403, "auth/insufficient-role")
            #expect(try await scene.status(.post, path, as: .owner, Self.body(scene.email(.editor), "owner")) == 201)
            #expect(try await scene.status(.delete, owner, as: .editor) == 204)
        }
    }

    @Test func keepsTheLastOwner() async throws {
        try await WorkspaceScene.run { scene in
            let owner = "\(scene.one)/users/\(scene.user(.owner))"
            expectProblem(try await scene.call(.delete, owner, as: .owner), 409, "workspace-owner-last")
            let less = Self.body(scene.email(.owner), "editor")
            expectProblem(
                try await scene.call(.post, "\(scene.one)/users", as: .owner, less),
                409,
                "workspace-owner-last",
            )
            let twin = "\(scene.admin)/workspaces/\(scene.workspace.id)/users/\(scene.user(.owner))"
            expectProblem(try await scene.call(.delete, twin, as: .administrator), 409, "workspace-owner-last")
        }
    }

    @Test func knowsMembersOnly_K14() async throws {
        try await WorkspaceScene.run { scene in
            let path = "\(scene.one)/users"
            _ = try await scene.server.makeAccount("eve@example.org", name: "Eve")
            for email in [scene.email(.stranger), "eve@example.org", "nobody@example.org"] {
                let answer = try await scene.call(.post, path, as: .owner, Self.body(email, "viewer"))
                expectProblem(answer, 404, "not-found")
                #expect(answer.json["detail"]?.stringValue?.contains("Only members") == true)
            }
            let strange = "{\"user_id\": \"\(scene.user(.stranger))\", \"role\": \"viewer\"}"
            expectProblem(try await scene.call(.post, path, as: .owner, strange), 404, "not-found")
            #expect(try await scene.status(.delete, "\(path)/\(scene.user(.stranger))", as: .owner) == 404)
            for body in [
                #"{"role": "viewer"}"#, Self.body("no address", "viewer"), Self.body(scene.email(.member), "king"),
                #"{"user_id": "7", "role": "viewer"}"#, "{\"email\": \"\(scene.email(.member))\"}",
            ] {
                expectProblem(try await scene.call(.post, path, as: .owner, body), 422, "validation-error")
            }
        }
    }
}
