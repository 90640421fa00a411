import LintelTokens

/// Roles of the project.
extension ProjectTeam {
    /// Every role, by name.
    package func roles() async throws -> [ProjectRole] { try await self.store.roles(of: self.project.id) }

    /// - Throws: ``PlatformError`` with code `notFound` and field `role`.
    package func role(_ id: ProjectRoleID) async throws -> ProjectRole {
        guard let role = try await self.roles().first(where: { $0.id == id }) else {
            throw PlatformError.roleOfProjectUnknown
        }
        return role
    }

    /// Makes a role.
    ///
    /// - Throws: ``PlatformError`` with code `nameInvalid`, `nameTaken`, `listFull` or `roleMissing`.
    package func addRole(_ label: ProjectLabel, permissions: ProjectPermissions = .none) async throws -> ProjectRole {
        try self.authority.require(.manageRoles)
        let role = ProjectRole(
            id: ProjectRoleID(self.management.random.uuid()),
            name: label.name,
            description: label.description,
            permissions: permissions,
        )
        try await self.store.add(role, to: self.project.id, limit: ProjectLimits.roles, under: self.authority)
        self.record(.teamRoleCreated, target: role.id.rawValue, detail: role.name)
        return role
    }

    /// Says anew what a role is called and what it allows.
    ///
    /// - Parameter version: The version that the actor has seen; nil for whichever.
    /// - Throws: ``PlatformError`` with code `notFound`, `conflict`, `nameTaken` or `roleMissing`.
    package func change(_ role: ProjectRole, version: Int64? = nil) async throws -> ProjectRole {
        try self.authority.require(.manageRoles)
        let changed = try await self.store.replace(
            role,
            of: self.project.id,
            version: version,
            under: self.authority,
        )
        self.record(.teamRoleChanged, target: role.id.rawValue, detail: changed.name)
        return changed
    }

    /// Removes a role: whoever has it has it no more.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` or `roleMissing`.
    package func removeRole(_ id: ProjectRoleID) async throws {
        try self.authority.require(.manageRoles)
        let role = try await self.store.removeRole(id, of: self.project.id, under: self.authority)
        self.record(.teamRoleRemoved, target: id.rawValue, detail: role.name)
    }
}
