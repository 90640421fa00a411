package import LintelTokens

/// What an ``InvitationID`` names.
package enum InvitationKind: Sendable {}
/// An invitation in lists; it opens nothing.
package typealias InvitationID = Identifier<InvitationKind>

/// An invitation into an organisation, on its way to an e-mail address.
///
/// The token that opens it travels by mail only; what is kept of it is a digest.
package struct Invitation: Sendable, Hashable {
    /// How long it can be accepted: seven days.
    package static let lifetimeSeconds: Int64 = 604_800

    package var id: InvitationID
    package var organisationID: OrganisationID
    /// The address as the inviter wrote it.
    package var email: String
    /// Only an account with this key can accept.
    package var key: EmailKey
    package var role: OrganisationRole
    /// The account that invites, or `cli`.
    package var inviter: String
    /// Its name, as the mail says it.
    package var inviterName: String
    package var createdAt: UnixTime
    package var expiresAt: UnixTime

    package init(
        id: InvitationID,
        organisationID: OrganisationID,
        email: String,
        key: EmailKey,
        role: OrganisationRole,
        inviter: String,
        inviterName: String,
        createdAt: UnixTime,
        expiresAt: UnixTime,
    ) {
        self.id = id
        self.organisationID = organisationID
        self.email = email
        self.key = key
        self.role = role
        self.inviter = inviter
        self.inviterName = inviterName
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }
}

/// What became of an invitation.
package enum InviteOutcome: Sendable, Hashable {
    /// A mail is on its way; `accountExists` says whether the address has an account here already.
    case invited(Invitation, accountExists: Bool)
    /// The address belongs to a member: nothing was done.
    case alreadyMember(OrganisationMember)
    /// A service identity was added at once: it cannot read mail.
    case serviceAdded(OrganisationMember)
}

/// An invitation as somebody sees it who holds its token.
package struct ReceivedInvitation: Sendable, Hashable {
    package var invitation: Invitation
    package var organisation: Organisation

    package init(invitation: Invitation, organisation: Organisation) {
        self.invitation = invitation
        self.organisation = organisation
    }
}
