package import LintelTokens

/// What somebody does who got an invitation.
extension OrganisationManagement {
    /// The invitation that a token opens, for the account that it was sent to; looking changes nothing.
    ///
    /// - Throws: ``PlatformError`` with code `invitationRefused`.
    package func received(token: String, by actor: Actor, at now: UnixTime) async throws -> ReceivedInvitation {
        let digest = try self.tokens.digest(of: token)
        let recipient = try InvitationRecipient(actor)
        guard let invitation = try await self.invitations.invitation(digest: digest, at: now) else {
            throw PlatformError.invitationUnusable
        }
        try recipient.require(invitation.key)
        guard let organisation = try await self.organisations.organisation(invitation.organisationID) else {
            throw PlatformError.invitationUnusable
        }
        return ReceivedInvitation(invitation: invitation, organisation: organisation)
    }

    /// Makes the account a member, and uses the invitation up.
    ///
    /// - Throws: ``PlatformError`` with code `invitationRefused` or `listFull`.
    package func accept(token: String, by actor: Actor, at now: UnixTime) async throws -> Organisation {
        let received = try await self.received(token: token, by: actor, at: now)
        let recipient = try InvitationRecipient(actor)
        let accepted = try await self.invitations.accept(
            digest: try self.tokens.digest(of: token),
            key: recipient.key,
            account: recipient.account.id,
            memberLimit: OrganisationLimits.members,
            at: now,
        )
        guard let accepted else { throw PlatformError.invitationUnusable }
        self.record(
            .invitationAccepted,
            target: accepted.id.rawValue,
            in: accepted.organisationID,
            detail: "as \(accepted.role.rawValue)",
            by: actor,
            at: now,
        )
        let principal = OrganisationPrincipal(
            subject: recipient.account.subject,
            isService: false,
            name: recipient.account.name,
            email: recipient.account.email,
            isDisabled: false,
        )
        let member = OrganisationMember(principal: principal, role: accepted.role, changedAt: now)
        await self.post.added(member, to: received.organisation)
        return received.organisation
    }

    /// Ends the invitation without becoming a member.
    ///
    /// - Throws: ``PlatformError`` with code `invitationRefused`.
    package func decline(token: String, by actor: Actor, at now: UnixTime) async throws {
        _ = try await self.received(token: token, by: actor, at: now)
        let recipient = try InvitationRecipient(actor)
        let digest = try self.tokens.digest(of: token)
        guard let declined = try await self.invitations.decline(digest: digest, key: recipient.key, at: now) else {
            throw PlatformError.invitationUnusable
        }
        self.record(
            .invitationDeclined,
            target: declined.id.rawValue,
            in: declined.organisationID,
            by: actor,
            at: now,
        )
    }
}
