import LintelTokens

/// Invitations that wait for an answer.
extension ProjectTeam {
    package func invitations(into group: ProjectGroupID? = nil, skip: Int = 0, top: Int = 100) async throws
        -> ProjectTeamPage<ProjectInvitation>
    {
        try await self.store.openInvitations(of: self.project.id, into: group, at: self.now, skip: skip, top: top)
    }

    /// One that was not revoked and has not run out.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` and field `invitation`.
    package func invitation(_ id: InvitationID) async throws -> ProjectInvitation {
        guard let invitation = try await self.store.invitation(id, of: self.project.id, at: self.now) else {
            throw PlatformError.invitationIntoProjectUnknown
        }
        return invitation
    }

    /// Sends an open invitation again, with a new link and seven more days; the old link opens nothing any more.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `roleMissing`, `listFull` or `invitationThrottled`.
    package func resend(_ id: InvitationID) async throws -> ProjectInvitation {
        try self.authority.require(.inviteMember)
        let known = try await self.invitation(id)
        guard known.acceptedAt == nil else { throw PlatformError.invitationIntoProjectUnknown }
        return try await self.invite(known.email, key: known.key, to: known.offer)
    }

    /// Ends an open invitation.
    ///
    /// - Parameter group: The group that it has to be into; nil for one into the team.
    /// - Throws: ``PlatformError`` with code `notFound` or `roleMissing`.
    package func revokeInvitation(_ id: InvitationID, into group: ProjectGroupID? = nil) async throws {
        try self.authority.require(group == nil ? .inviteMember : .manageGroups)
        let known = try await self.invitation(id)
        if case .owner = known.offer { try self.authority.requireOwners() }
        for role in known.roles { try self.authority.requireManaging(role) }
        let isMeant = if case .group(let into) = known.offer { into == group } else { group == nil }
        guard isMeant,
            try await self.store.revokeInvitation(id, of: self.project.id, key: nil, at: self.now) != nil
        else { throw PlatformError.invitationIntoProjectUnknown }
        self.record(.teamInvitationRevoked, target: id.rawValue, detail: known.key.rawValue)
    }

    /// Asks somebody by mail.
    func invite(
        _ email: String,
        key: EmailKey,
        to offer: ProjectInvitation.Offer,
        message: String? = nil,
    ) async throws -> ProjectInvitation {
        try await self.management.throttle.count(to: key, by: self.actor, at: self.now)
        let (token, digest) = self.management.tokens.make()
        let inviter = try await self.inviter()
        let asked = ProjectInvitation(
            id: InvitationID(self.management.random.uuid()),
            projectID: self.project.id,
            email: EmailKey.composed(email),
            key: key,
            offer: offer,
            inviter: self.actor.subject,
            inviterName: inviter?.name ?? "an operator",
            inviterEmail: inviter?.email,
            createdAt: self.now,
            expiresAt: self.now + Invitation.lifetimeSeconds,
        )
        let invitation = try await self.store.put(
            asked,
            digest: digest,
            limit: ProjectLimits.openInvitations,
            under: self.authority,
        )
        self.record(.teamMemberInvited, target: invitation.id.rawValue, detail: key.rawValue)
        await self.management.post.invited(invitation, token: token, to: self.project, message: message)
        return invitation
    }

    /// The name and address that the mail says; an actor that is a service has them in the team.
    private func inviter() async throws -> (name: String, email: String)? {
        if let account = self.actor.account { return (account.name, account.email) }
        let member = try await self.store.member(self.actor.subject, of: self.project.id)
        return member.map { ($0.principal.name, $0.principal.email) }
    }
}

extension PlatformError {
    static let invitationIntoProjectUnknown = Self(
        .notFound,
        "There is no open invitation with this id.",
        field: "invitation",
    )
}
