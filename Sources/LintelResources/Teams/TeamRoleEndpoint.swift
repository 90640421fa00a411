import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// Roles of a project.
struct TeamRoleEndpoint: Sendable {
    func list(_ team: ProjectTeam) async throws -> Response {
        let roles = try await team.roles()
        return CallAnswer.json { json in json.object { $0.write(roles) } }
    }

    func one(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        self.answer(try await team.role(try call.id("role")))
    }

    func add(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        var body = try await call.body()
        let label = try ProjectLabel(
            name: try body.string("displayName"),
            description: try body.optionalString("description") ?? "",
            field: "displayName",
        )
        let names = try body.optionalStrings("permissions") ?? []
        let role = try await team.addRole(label, permissions: try ProjectPermissions(names: names))
        return self.answer(role, status: .created)
    }

    func change(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        var role = try await team.role(try call.id("role"))
        let version = role.version
        var body = try await call.body()
        let label = try ProjectLabel(
            name: try body.optionalString("displayName") ?? role.name,
            description: try body.optionalString("description") ?? role.description,
            field: "displayName",
        )
        role.name = label.name
        role.description = label.description
        if let names = try body.optionalStrings("permissions") {
            role.permissions = try ProjectPermissions(names: names)
        }
        return self.answer(try await team.change(role, version: version))
    }

    func remove(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        try await team.removeRole(try call.id("role"))
        return CallAnswer.empty(.noContent)
    }

    private func answer(_ role: ProjectRole, status: HTTPResponse.Status = .ok) -> Response {
        CallAnswer.json(status) { json in
            json.object { json in
                json.key("role")
                json.object { $0.write(role) }
            }
        }
    }
}
