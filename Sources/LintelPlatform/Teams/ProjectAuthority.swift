/// What somebody may change in the team of one project: nobody gives more than they have.
///
/// Owners, the administrators of the project's organisation and whoever runs the installation look after the whole team.
/// Everybody else needs the permission for what they do, and gives, takes and changes only roles all of whose permissions
/// they have themselves; they name no owners and remove none.
package struct ProjectAuthority: Sendable, Hashable {
    /// What they may do in the project.
    package let permissions: ProjectPermissions
    /// Whether they look after the whole team.
    package let isUnbounded: Bool

    package init(_ access: ProjectAccess) {
        self.permissions = access.permissions
        self.isUnbounded = access.isOwner || access.isAdministrator
    }

    private init(permissions: ProjectPermissions, isUnbounded: Bool) {
        self.permissions = permissions
        self.isUnbounded = isUnbounded
    }

    /// Whoever can write the database anyway.
    package static let commandLine = Self(permissions: .all, isUnbounded: true)

    package func allows(_ permission: ProjectPermission) -> Bool {
        self.isUnbounded || self.permissions.contains(permission)
    }

    /// Whether they may give a role with these permissions, take it away, or change it.
    package func manages(_ permissions: ProjectPermissions) -> Bool {
        self.isUnbounded || permissions.isSubset(of: self.permissions)
    }

    /// - Throws: ``PlatformError`` with code `roleMissing`, naming the permission.
    package func require(_ permission: ProjectPermission) throws(PlatformError) {
        guard self.allows(permission) else {
            throw .roleMissing("This needs a role with the permission \(permission.rawValue) in the project.")
        }
    }

    /// - Throws: ``PlatformError`` with code `roleMissing`, naming a permission that they do not have themselves.
    package func requireManaging(_ role: ProjectRole) throws(PlatformError) {
        guard !self.manages(role.permissions) else { return }
        let missing = role.permissions.values.first { !self.permissions.contains($0) }
        throw .roleMissing(
            "The role \(role.name) allows more than you may do: you do not have \(missing?.rawValue ?? "all of it")."
        )
    }

    /// - Throws: ``PlatformError`` with code `roleMissing`.
    package func requireOwners() throws(PlatformError) {
        guard self.isUnbounded else {
            throw .roleMissing(
                "Only owners of the project and administrators of its organisation name and remove owners."
            )
        }
    }
}
