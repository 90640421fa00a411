public import LintelTokens
import NIOHTTP1

extension LintelAPI {
    /// The team of a project; needs the scope `itwin-platform`.
    public func team(of project: Project.ID) -> TeamAPI { TeamAPI(caller: self.caller, project: project) }
}

/// The team of a project: who works on it, and what they may do.
public struct TeamAPI: Sendable {
    let caller: APICaller
    let project: Project.ID

    private var path: String { "/accesscontrol/itwins/\(self.project.rawValue.pathPart)" }

    private struct Permissions: Decodable { var permissions: [String] }

    /// What the caller may do.
    public func permissions() async throws -> [String] {
        let call = self.caller.call(.GET, "\(self.path)/permissions", operation: "team.permissions")
        return try await self.caller.answer(call, as: Permissions.self).permissions
    }

    private struct Members: Decodable {
        var members: [TeamMember]
        var links: ITwinLinks?

        private enum CodingKeys: String, CodingKey {
            case members
            case links = "_links"
        }
    }

    /// Who works on the project.
    ///
    /// - Parameter search: A part of their names or addresses; nil for all.
    public func members(search: String? = nil) -> Listing<TeamMember> {
        Listing { place in
            let call = self.caller.call(
                .GET,
                "\(self.path)/members/users",
                query: [("$search", search), ("$top", "\(ITwinLinks.usual)"), ("$skip", place ?? "0")],
                operation: "team.members"
            )
            let list = try await self.caller.answer(call, as: Members.self)
            return ITwinLinks.page(list.members, list.links, at: place)
        }
    }

    private struct Additions: Encodable {
        struct Addition: Encodable {
            var email: String
            var roleIds: [ProjectRole.ID]
        }

        var members: [Addition]
        var customMessage: String?
    }

    /// Adds somebody with roles, or invites them by mail when they have no account.
    ///
    /// - Parameters:
    ///   - email: Their address.
    ///   - roles: What they may do.
    ///   - message: What the mail says besides.
    public func add(_ email: String, roles: [ProjectRole.ID], message: String? = nil) async throws -> TeamAddition {
        let body = Additions(members: [.init(email: email, roleIds: roles)], customMessage: message)
        let call = self.caller.call(.POST, "\(self.path)/members/users", operation: "team.add")
        return try await self.caller.answer(call, sending: body)
    }

    private struct RoleIDs: Encodable { var roleIds: [ProjectRole.ID] }

    /// Gives a member these roles, in place of the ones that they had.
    public func setRoles(_ roles: [ProjectRole.ID], of member: TeamMember.ID) async throws {
        let path = "\(self.path)/members/users/\(member.pathPart)"
        try await self.caller.perform(
            self.caller.call(.PATCH, path, operation: "team.setroles"),
            sending: RoleIDs(roleIds: roles)
        )
    }

    /// Takes somebody out of the team.
    public func remove(_ member: TeamMember.ID) async throws {
        let path = "\(self.path)/members/users/\(member.pathPart)"
        try await self.caller.perform(self.caller.call(.DELETE, path, operation: "team.remove"))
    }

    private struct Roles: Decodable { var roles: [ProjectRole] }
    private struct OneRole: Decodable { var role: ProjectRole }

    /// The roles of the project.
    public func roles() async throws -> [ProjectRole] {
        let call = self.caller.call(.GET, "\(self.path)/roles", operation: "team.roles")
        return try await self.caller.answer(call, as: Roles.self).roles
    }

    private struct RoleBody: Encodable {
        var displayName: String
        var description: String
        var permissions: [String]
    }

    /// Makes a role.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - description: What it is for.
    ///   - permissions: What it allows, such as `schedule_read`.
    public func addRole(
        _ name: String,
        description: String = "",
        permissions: [String],
    ) async throws -> ProjectRole {
        let body = RoleBody(displayName: name, description: description, permissions: permissions)
        let call = self.caller.call(.POST, "\(self.path)/roles", operation: "team.addrole")
        return try await self.caller.answer(call, sending: body, as: OneRole.self).role
    }

    /// Deletes a role; whoever had it keeps their others.
    public func deleteRole(_ id: ProjectRole.ID) async throws {
        let path = "\(self.path)/roles/\(id.rawValue.pathPart)"
        try await self.caller.perform(self.caller.call(.DELETE, path, operation: "team.deleterole"))
    }
}
