package import LintelTokens

/// Bringing members in.
extension OrganisationManagement {
    /// Invites a person by mail, or adds a service identity by its client e-mail at once.
    ///
    /// An invitation to an address that has an open one takes its place, and the old link opens nothing any more.
    ///
    /// - Parameter role: A role's word; a co-administrator can only give `member`.
    /// - Throws: ``PlatformError`` with code `notFound`, `roleMissing`, `roleUnknown`, `roleNotForService`, `emailInvalid`,
    ///   `listFull` or `invitationThrottled`.
    package func invite(
        _ email: String,
        role: String,
        to id: OrganisationID,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> InviteOutcome {
        let (organisation, authority) = try await self.requireManager(of: id, actor)
        let role = try Self.role(role)
        guard authority.canManage(role) else {
            throw PlatformError(.roleMissing, "A co-administrator can only bring members in.", field: "role")
        }
        let key = try EmailKey(email)
        let principal = try await self.organisations.principal(key)
        if let principal, let member = try await self.organisations.member(principal.subject, of: id) {
            return .alreadyMember(member)
        }
        if self.clientEmails.contains(key) || principal?.isService == true {
            return try await self.addService(principal, role: role, to: id, by: actor, at: now)
        }
        try await self.throttle.count(to: key, by: actor, at: now)
        let (token, digest) = self.tokens.make()
        let invitation = Invitation(
            id: InvitationID(self.random.uuid()),
            organisationID: id,
            email: EmailKey.composed(email),
            key: key,
            role: role,
            inviter: actor.id,
            inviterName: actor.account?.name ?? "an operator",
            createdAt: now,
            expiresAt: now + Invitation.lifetimeSeconds,
        )
        try await self.invitations.put(
            invitation,
            digest: digest,
            limit: OrganisationLimits.openInvitations,
        )
        self.record(
            .memberInvited,
            target: invitation.id.rawValue,
            in: id,
            detail: "\(key) as \(role.rawValue)",
            by: actor,
            at: now,
        )
        await self.post.invited(invitation, token: token, to: organisation)
        return .invited(invitation, accountExists: principal != nil)
    }

    /// The invitations that nobody has answered yet, newest first.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` or `roleMissing`.
    package func openInvitations(of id: OrganisationID, by actor: Actor, at now: UnixTime) async throws -> [Invitation]
    {
        _ = try await self.requireManager(of: id, actor)
        return try await self.invitations.open(of: id, at: now, limit: OrganisationLimits.openInvitations)
    }

    /// Sends an open invitation again, with a new link and seven more days; the old link opens nothing any more.
    ///
    /// - Throws: As ``invite(_:role:to:by:at:)``.
    package func resend(
        _ invitation: InvitationID,
        of id: OrganisationID,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> InviteOutcome {
        let known = try await self.openInvitations(of: id, by: actor, at: now).first { $0.id == invitation }
        guard let known else { throw Self.unknownInvitation }
        return try await self.invite(known.email, role: known.role.rawValue, to: id, by: actor, at: now)
    }

    /// Ends an open invitation.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` or `roleMissing`.
    package func revoke(
        _ invitation: InvitationID,
        of id: OrganisationID,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        let (_, authority) = try await self.requireManager(of: id, actor)
        let known = try await self.openInvitations(of: id, by: actor, at: now).first { $0.id == invitation }
        guard let known else { throw Self.unknownInvitation }
        guard authority.canManage(known.role) else {
            throw PlatformError.roleMissing("A co-administrator can only revoke invitations of members.")
        }
        guard try await self.invitations.revoke(invitation, of: id, at: now) != nil else {
            throw Self.unknownInvitation
        }
        self.record(
            .invitationRevoked,
            target: invitation.rawValue,
            in: id,
            detail: known.key.rawValue,
            by: actor,
            at: now,
        )
    }

    /// Whether an address lies outside the organisation's e-mail domains; false when it has named none.
    package func isOutsider(_ email: String, of id: OrganisationID, by actor: Actor) async throws -> Bool {
        _ = try await self.visible(id, to: actor)
        let domains = try await self.organisations.domains(of: id)
        guard !domains.isEmpty, let key = try? EmailKey(email), !self.clientEmails.contains(key) else { return false }
        return !domains.contains { $0.contains(key) }
    }

    private func addService(
        _ principal: OrganisationPrincipal?,
        role: OrganisationRole,
        to id: OrganisationID,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> InviteOutcome {
        guard let principal, !principal.isDisabled else {
            throw PlatformError(.notFound, "No service app has this client e-mail.", field: "email")
        }
        try Self.check(role, for: principal)
        let isNew = try await self.organisations.add(
            principal.subject,
            role: role,
            to: id,
            limit: OrganisationLimits.members,
            at: now,
        )
        let member = OrganisationMember(principal: principal, role: role, changedAt: now)
        guard isNew else { return .alreadyMember(member) }
        self.recordAdded(member, to: id, by: actor, at: now)
        return .serviceAdded(member)
    }

    private static let unknownInvitation = PlatformError(
        .notFound,
        "There is no open invitation with this id.",
        field: "invitation",
    )
}
