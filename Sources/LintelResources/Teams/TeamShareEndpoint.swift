import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// Shares of a project.
struct TeamShareEndpoint: Sendable {
    func list(_ team: ProjectTeam) async throws -> Response {
        let shares = try await team.shares()
        return CallAnswer.json { json in
            json.object { json in
                json.member("shares", objects: shares) { share, json in json.write(share, key: nil) }
            }
        }
    }

    func one(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        let id: ProjectShareID = try call.id("share")
        guard let share = try await team.shares().first(where: { $0.id == id }) else {
            throw PlatformError(.notFound, "The project has no such share.", field: "share")
        }
        return CallAnswer.json { json in self.write(share, key: nil, to: &json) }
    }

    func add(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        var body = try await call.body()
        let contract = try body.optionalString("shareContract") ?? ProjectShare.contract
        guard contract == ProjectShare.contract else {
            throw ITwinRefusal(.notFound, "ShareContractNotFound", "Requested share contract is not available.")
        }
        var end: UnixTime?
        if let text = try body.optionalString("expiration", atMost: 64) {
            guard let time = UnixTime(timestamp: text) else {
                throw call.names.invalid("This is no time, such as 2030-01-31T12:00:00Z.", field: "expiration")
            }
            end = time
        }
        let (share, key) = try await team.share(until: end)
        return CallAnswer.json(.created) { json in self.write(share, key: key, to: &json) }
    }

    func remove(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        try await team.revokeShare(try call.id("share"))
        return CallAnswer.empty(.noContent)
    }

    private func write(_ share: ProjectShare, key: String?, to json: inout JSONWriter) {
        json.object { json in
            json.key("share")
            json.object { $0.write(share, key: key) }
        }
    }
}
