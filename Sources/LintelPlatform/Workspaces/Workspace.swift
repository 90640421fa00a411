package import LintelTokens

/// What a ``WorkspaceID`` names.
package enum WorkspaceKind: Sendable {}
/// A workspace: a lower-case UUID.
package typealias WorkspaceID = Identifier<WorkspaceKind>

/// A place for an organisation's files and objects; who may do what in it is said by ``WorkspaceRole``.
package struct Workspace: Sendable, Hashable {
    package var id: WorkspaceID
    package var organisationID: OrganisationID
    package var details: WorkspaceDetails
    /// Whether the organisation lets models learn from what is in it.
    package var isMachineLearningEnabled = false
    package var hasThumbnail = false
    package var createdAt: UnixTime
    package var createdBy: Author
    package var updatedAt: UnixTime
    package var updatedBy: Author
    /// When it went into the recycle bin, if it is there: only who looks for it there finds it.
    package var deletedAt: UnixTime?

    /// A new workspace.
    package init(
        id: WorkspaceID,
        organisationID: OrganisationID,
        details: WorkspaceDetails,
        createdAt: UnixTime,
        createdBy: Author,
    ) {
        self.id = id
        self.organisationID = organisationID
        self.details = details
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.updatedAt = createdAt
        self.updatedBy = createdBy
    }

    package var name: String { self.details.name }
    package var isDeleted: Bool { self.deletedAt != nil }
}

/// A workspace with what somebody may do in it.
package struct WorkspaceAccess: Sendable, Hashable {
    package var workspace: Workspace
    /// Nil for somebody who has no role in it.
    package var role: WorkspaceRole?

    package init(workspace: Workspace, role: WorkspaceRole?) {
        self.workspace = workspace
        self.role = role
    }

    /// Whether whoever has the role, and this place in the organisation, gets to know of the workspace.
    package func isVisible(under authority: OrganisationAuthority) -> Bool {
        self.role != nil || authority.canAdminister
    }
}

/// Somebody who has a role in a workspace.
package struct WorkspaceUser: Sendable, Hashable {
    package var principal: OrganisationPrincipal
    package var role: WorkspaceRole

    package init(principal: OrganisationPrincipal, role: WorkspaceRole) {
        self.principal = principal
        self.role = role
    }
}
