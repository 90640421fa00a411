import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// Whether models may learn from workspaces, as administrators say.
struct MachineLearningEndpoints: Sendable {
    let workspaces: WorkspaceManagement

    /// The choice for new workspaces, which is always no.
    func settings(_ call: EvoCall) -> Response {
        CallAnswer.json { json in
            json.object { json in
                json.member("id", call.organisation.rawValue)
                json.key("settings")
                json.object { $0.member("ml_enabled", false) }
                for name: StaticString in ["created_at", "created_by", "updated_at", "updated_by"] {
                    json.member(name, optional: nil)
                }
            }
        }
    }

    /// Says it of up to 100 workspaces, of all or of none; the answer repeats it.
    func update(_ call: EvoCall) async throws -> Response {
        var body = try await call.body()
        var choices: [(id: WorkspaceID, isEnabled: Bool)] = []
        for var item in try body.objects("ml_enablements", atMost: WorkspaceLimits.bulk) {
            guard let id = WorkspaceID(uuid: try item.string("workspace_id")) else {
                throw EvoRefusal.invalid("workspace_id", "This has to be a UUID.")
            }
            guard let isEnabled = try item.optionalBool("ml_enabled") else {
                throw EvoRefusal.invalid("ml_enabled", "This is missing.")
            }
            choices.append((id, isEnabled))
        }
        guard !choices.isEmpty else { throw EvoRefusal.invalid("ml_enablements", "There has to be one at least.") }
        try await self.workspaces.setMachineLearning(choices, in: call.organisation, by: call.actor, at: call.now)
        return CallAnswer.json { json in
            json.object { json in
                json.member("ml_enablements", objects: choices) { choice, json in
                    json.member("workspace_id", choice.id.rawValue)
                    json.member("ml_enabled", choice.isEnabled)
                }
            }
        }
    }
}
