import LintelCodec
import LintelPlatform
import LintelTokens

/// A role in the organisation as the Evo APIs name it: each goes by a UUID that never changes.
struct InstanceRole: Sendable, Hashable {
    let id: String
    let role: OrganisationRole
    let name: String
    let description: String
    let permissions: [String]

    /// The least first.
    static let all = [
        InstanceRole(
            id: "3d2b7c5e-6a51-4f0e-9f6c-0b3c5f1d7a01",
            role: .member,
            name: "Evo User",
            description: "Makes workspaces and works in those that are shared with them.",
            permissions: ["workspaces.create"],
        ),
        InstanceRole(
            id: "8e40c1a9-2f7d-4c36-b5a4-6d9e2c7f3b02",
            role: .coAdministrator,
            name: "Evo Co-Admin",
            description: "Also brings members in and takes them out.",
            permissions: ["workspaces.create", "members.manage"],
        ),
        InstanceRole(
            id: "c5f9a6d2-91b8-4e73-8a2d-f41b6e0c9d03",
            role: .administrator,
            name: "Evo Admin",
            description: "Also gives roles in the organisation, and administers every workspace.",
            permissions: ["workspaces.create", "members.manage", "roles.manage", "workspaces.administer"],
        ),
    ]

    /// The role that several ids come to: each may do what those before it may.
    ///
    /// - Throws: ``EvoRefusal`` for an unknown id, and when there is none.
    static func role(ids: [String]) throws(EvoRefusal) -> OrganisationRole {
        var highest: Int?
        for id in ids {
            guard let position = Self.all.firstIndex(where: { $0.id == id.lowercased() }) else {
                throw .invalid("roles", "There is no such role.")
            }
            highest = max(highest ?? position, position)
        }
        guard let highest else { throw .invalid("roles", "There has to be one role at least.") }
        return Self.all[highest].role
    }
}

extension JSONWriter {
    /// Writes the member `roles` of somebody who has this role.
    mutating func roles(_ role: OrganisationRole) {
        self.member("roles", objects: InstanceRole.all.filter { $0.role == role }) { role, json in
            json.member("id", role.id)
            json.member("name", role.name)
            json.member("description", role.description)
        }
    }

    /// Writes the members of somebody who belongs to the organisation.
    mutating func member(_ member: OrganisationMember) {
        self.member("id", UserID(member.principal.subject).rawValue)
        self.member("email", member.principal.email)
        self.member("full_name", member.principal.name)
        self.roles(member.role)
    }
}
