import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// The access check says of each action on folders, files, objects and block models what its endpoint does.
@Suite struct ContentVerdictTests {
    private struct Call {
        var action: String
        var method: HTTPRequest.Method
        var path: String
        var body: String?
    }

    @Test func agreesWithTheEndpoints() async throws {
        try await EvoScene.run { scene in
            let calls = [
                Call(action: "evo.folders-read", method: .get, path: scene.folders),
                Call(action: "evo.folders-write", method: .post, path: scene.folders, body: "{}"),
                Call(action: "evo.files-read", method: .get, path: scene.files),
                Call(action: "evo.files-write", method: .put, path: "\(scene.files)/path/x"),
                Call(action: "evo.objects-read", method: .get, path: scene.objects),
                Call(action: "evo.objects-write", method: .put, path: "\(scene.place)/data", body: "[]"),
                Call(
                    action: "evo.objects-list-organisation",
                    method: .get,
                    path: "/geoscience-object/orgs/\(scene.organisation.id)/objects",
                ),
                Call(action: "evo.blockmodels-read", method: .get, path: scene.models),
                Call(action: "evo.blockmodels-write", method: .post, path: scene.models, body: "{}"),
                Call(
                    action: "evo.blockmodels-list-organisation",
                    method: .get,
                    path: "/blockmodel/orgs/\(scene.organisation.id)/units",
                ),
            ]
            let known = scene.server.explainer.actions.map(\.id).filter { id in
                ["evo.folders", "evo.files", "evo.objects", "evo.blockmodels"].contains { id.hasPrefix($0) }
            }
            #expect(known.sorted() == calls.map(\.action).sorted())
            var outcomes: Set<Bool> = []
            for call in calls {
                for caller in scene.callers {
                    let question = AccessQuestion(
                        action: call.action,
                        app: caller.app,
                        organisation: scene.organisation,
                        workspace: scene.workspace,
                    )
                    let isAllowed = try await scene.server.explainer.explain(question).isAllowed
                    let answer = try await scene.call(call.method, call.path, as: caller.token, call.body)
                    let status = answer.status.code
                    #expect(isAllowed == ![401, 403, 404].contains(status), "\(call.action): \(status)")
                    outcomes.insert(isAllowed)
                }
            }
            #expect(outcomes == [true, false])
        }
    }
}
