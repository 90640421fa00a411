/// A project with what somebody may do in it.
package struct ProjectAccess: Sendable, Hashable {
    package var project: Project
    /// The organisation that the project belongs to, with what is switched on for it.
    package var organisation: Organisation
    /// What they are in that organisation; nil for those from elsewhere.
    package var organisationRole: OrganisationRole?
    /// Whether they are one of the project's owners, who may do everything.
    package var isOwner: Bool
    /// Whether they belong to the project's team: as an owner, by a role, or through a group.
    package var isMember: Bool
    /// What all their roles allow together, those that they have through groups included.
    package var granted: ProjectPermissions

    package init(
        project: Project,
        organisation: Organisation,
        organisationRole: OrganisationRole?,
        isOwner: Bool,
        isMember: Bool,
        granted: ProjectPermissions,
    ) {
        self.project = project
        self.organisation = organisation
        self.organisationRole = organisationRole
        self.isOwner = isOwner
        self.isMember = isMember
        self.granted = granted
    }

    /// Whether they administer the organisation, and with it the teams of its projects.
    package var isAdministrator: Bool { self.organisationRole == .administrator }

    /// Whether they get to know of the project.
    package var isVisible: Bool { self.isMember || self.isAdministrator }

    /// All that they may do.
    ///
    /// Administrators of the organisation look after every team; what is in a project they see with a role only.
    package var permissions: ProjectPermissions {
        if self.isOwner { return .all }
        guard self.isAdministrator else { return self.granted }
        return self.granted.union(ProjectPermissions(ProjectPermission.all.filter(\.isAdministrative)))
    }

    package func allows(_ permission: ProjectPermission) -> Bool { self.permissions.contains(permission) }
}
