import LintelOAuth
package import LintelTokens

/// What somebody does who got an invitation.
extension OrganisationManagement {
    /// The invitation that a token opens, for the account that it was sent to; looking changes nothing.
    ///
    /// - Throws: ``PlatformError`` with code `invitationRefused`.
    package func received(token: String, by actor: Actor, at now: UnixTime) async throws -> ReceivedInvitation {
        let digest = try self.digest(of: token)
        let (account, key) = try Self.recipient(actor)
        guard let invitation = try await self.invitations.invitation(digest: digest, at: now) else {
            throw Self.unusable
        }
        guard invitation.key == key else { throw Self.ofAnother(account) }
        guard let organisation = try await self.organisations.organisation(invitation.organisationID) else {
            throw Self.unusable
        }
        return ReceivedInvitation(invitation: invitation, organisation: organisation)
    }

    /// Makes the account a member, and uses the invitation up.
    ///
    /// - Throws: ``PlatformError`` with code `invitationRefused` or `listFull`.
    package func accept(token: String, by actor: Actor, at now: UnixTime) async throws -> Organisation {
        let received = try await self.received(token: token, by: actor, at: now)
        let (account, key) = try Self.recipient(actor)
        let accepted = try await self.invitations.accept(
            digest: try self.digest(of: token),
            key: key,
            account: account.id,
            memberLimit: OrganisationLimits.members,
            at: now,
        )
        guard let accepted else { throw Self.unusable }
        self.record(
            .invitationAccepted,
            target: accepted.id.rawValue,
            in: accepted.organisationID,
            detail: "as \(accepted.role.rawValue)",
            by: actor,
            at: now,
        )
        let principal = OrganisationPrincipal(
            subject: account.subject,
            isService: false,
            name: account.name,
            email: account.email,
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
        let (_, key) = try Self.recipient(actor)
        let digest = try self.digest(of: token)
        guard let declined = try await self.invitations.decline(digest: digest, key: key, at: now) else {
            throw Self.unusable
        }
        self.record(
            .invitationDeclined,
            target: declined.id.rawValue,
            in: declined.organisationID,
            by: actor,
            at: now,
        )
    }

    private func digest(of token: String) throws(PlatformError) -> [UInt8] {
        guard let secret = self.codec.open(.invitation, token) else { throw Self.unusable }
        return Self.digest(secret)
    }

    /// The account that asks, with the address that it has proved.
    private static func recipient(_ actor: Actor) throws(PlatformError) -> (Account, EmailKey) {
        guard let account = actor.account, account.isEmailVerified, let key = try? EmailKey(account.email) else {
            throw PlatformError(
                .invitationRefused,
                "An invitation can only be accepted by a person whose e-mail address has been proved.",
            )
        }
        return (account, key)
    }

    private static let unusable = PlatformError(
        .invitationRefused,
        "This invitation cannot be used any more. Please ask for another one.",
    )

    /// Says nothing of the organisation, and not which address it is.
    private static func ofAnother(_ account: Account) -> PlatformError {
        PlatformError(
            .invitationRefused,
            "This invitation was sent to another e-mail address than \(account.email). Sign in with that one.",
        )
    }
}
