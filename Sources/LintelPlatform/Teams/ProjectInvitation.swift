package import LintelTokens

/// An invitation into the team of a project, on its way to an e-mail address.
///
/// The token that opens it travels by mail only; what is kept of it is a digest. It is worth what its inviter may give
/// when it is accepted.
package struct ProjectInvitation: Sendable, Hashable {
    package var id: InvitationID
    package var projectID: ProjectID
    /// The address as the inviter wrote it.
    package var email: String
    /// Only an account with this key can accept.
    package var key: EmailKey
    package var offer: Offer
    /// The account or service identity that invites, or `cli`.
    package var inviter: Subject
    /// Its name, as the mail says it.
    package var inviterName: String
    package var inviterEmail: String?
    package var createdAt: UnixTime
    package var expiresAt: UnixTime
    /// Nil while nobody has answered.
    package var acceptedAt: UnixTime?

    /// What whoever accepts becomes.
    package enum Offer: Sendable, Hashable {
        /// A member with roles, by name; roles that are removed meanwhile fall away.
        case roles([ProjectRole])
        case owner
        /// A member in a group, without a role of their own.
        case group(ProjectGroupID)
    }

    package init(
        id: InvitationID,
        projectID: ProjectID,
        email: String,
        key: EmailKey,
        offer: Offer,
        inviter: Subject,
        inviterName: String,
        inviterEmail: String?,
        createdAt: UnixTime,
        expiresAt: UnixTime,
        acceptedAt: UnixTime? = nil,
    ) {
        self.id = id
        self.projectID = projectID
        self.email = email
        self.key = key
        self.offer = offer
        self.inviter = inviter
        self.inviterName = inviterName
        self.inviterEmail = inviterEmail
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.acceptedAt = acceptedAt
    }

    package var roles: [ProjectRole] {
        if case .roles(let roles) = self.offer { roles } else { [] }
    }
}

/// An invitation as somebody sees it who holds its token.
package struct ReceivedProjectInvitation: Sendable, Hashable {
    package var invitation: ProjectInvitation
    package var project: Project

    package init(invitation: ProjectInvitation, project: Project) {
        self.invitation = invitation
        self.project = project
    }
}
