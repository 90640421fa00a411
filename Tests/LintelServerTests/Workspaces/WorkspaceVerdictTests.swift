import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// The access check says of each action what its endpoint does.
@Suite struct WorkspaceVerdictTests {
    private struct Call {
        var method: HTTPRequest.Method
        var path: String
        var body: String?
    }

    /// Where each action is done, in a way that changes nothing; deleting comes last.
    private static func calls(_ scene: WorkspaceScene) -> [(action: String, call: Call)] {
        let members = "/workspace/orgs/\(scene.ours.id)/members"
        let twin = "\(scene.admin)/workspaces/\(scene.workspace.id)"
        let nobody = "00000000-0000-4000-8000-000000000000"
        return [
            ("evo.workspaces-list", Call(method: .get, path: scene.path)),
            ("evo.workspaces-create", Call(method: .post, path: scene.path, body: "{}")),
            ("evo.workspace-see", Call(method: .get, path: scene.one)),
            ("evo.workspace-read", Call(method: .get, path: "\(scene.one)/current-user-role")),
            ("evo.workspace-change", Call(method: .patch, path: scene.one, body: "{}")),
            ("evo.workspace-picture", Call(method: .put, path: "\(scene.one)/thumbnail", body: "x")),
            ("evo.workspace-share", Call(method: .post, path: "\(scene.one)/users", body: "{}")),
            ("evo.workspace-restore", Call(method: .post, path: "\(scene.one)?deleted=false")),
            ("evo.workspaces-administer", Call(method: .get, path: "\(scene.admin)/settings")),
            ("evo.workspace-administer", Call(method: .get, path: "\(twin)/users")),
            ("evo.workspace-administer-deleted", Call(method: .get, path: twin)),
            ("evo.members-list", Call(method: .get, path: members)),
            ("evo.members-manage", Call(method: .get, path: "\(members)/invitations")),
            ("evo.members-administer", Call(method: .patch, path: "\(members)/users/\(nobody)", body: "{}")),
            ("evo.workspace-delete", Call(method: .delete, path: scene.one)),
        ]
    }

    @Test func agreesWithTheEndpoints() async throws {
        try await WorkspaceScene.run { scene in
            let calls = Self.calls(scene)
            let known = scene.server.explainer.actions.map(\.id).filter { id in
                id.hasPrefix("evo.workspace") || id.hasPrefix("evo.members")
            }
            #expect(Set(known) == Set(calls.map(\.action)))
            var outcomes: Set<Bool> = []
            for (action, call) in calls {
                // The owner is the last, and the only one who can delete.
                for caller in [WorkspaceScene.Caller.stranger, .member, .viewer, .editor, .administrator, .owner] {
                    var question = AccessQuestion(action: action, organisation: scene.ours)
                    question.workspace = scene.workspace.id
                    if caller == .administrator {
                        question.account = scene.administrator
                    } else {
                        question.app = scene.services[caller]?.app
                    }
                    let isAllowed = try await scene.server.explainer.explain(question).isAllowed
                    let status = try await scene.status(call.method, call.path, as: caller, call.body)
                    #expect(isAllowed == ![401, 403, 404].contains(status), "\(action) as \(caller): \(status)")
                    outcomes.insert(isAllowed)
                }
            }
            #expect(outcomes == [true, false])
        }
    }

    @Test func agreesAboutTheProduct() async throws {
        try await WorkspaceScene.run { scene in
            _ = try await scene.server.parts.stores.organisations.setEntitlement("evo", isOn: false, for: scene.ours.id)
            let ours = try #require(try await scene.server.parts.stores.organisations.organisation(scene.ours.id))
            for (action, call) in Self.calls(scene) {
                var question = AccessQuestion(action: action, organisation: ours, workspace: scene.workspace.id)
                question.app = scene.services[.owner]?.app
                let checks = try await scene.server.explainer.explain(question)
                #expect(checks.failure?.step == .entitlement, "\(action)")
                #expect(try await scene.status(call.method, call.path, as: .owner, call.body) == 403, "\(action)")
            }
        }
    }
}
