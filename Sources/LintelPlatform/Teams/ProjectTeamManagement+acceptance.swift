package import LintelTokens

/// What somebody does who got an invitation into a project.
extension ProjectTeamManagement {
    /// The invitation that a token opens, for the account that it was sent to; looking changes nothing.
    ///
    /// - Throws: ``PlatformError`` with code `invitationRefused`.
    package func received(token: String, by actor: Actor, at now: UnixTime) async throws
        -> ReceivedProjectInvitation
    {
        let digest = try self.tokens.digest(of: token)
        let recipient = try InvitationRecipient(actor)
        guard let invitation = try await self.teams.projectInvitation(digest: digest, at: now) else {
            throw PlatformError.invitationUnusable
        }
        try recipient.require(invitation.key)
        guard let project = try await self.projects.project(invitation.projectID) else {
            throw PlatformError.invitationUnusable
        }
        return ReceivedProjectInvitation(invitation: invitation, project: project)
    }

    /// Makes the account what a token's invitation offers, and uses the invitation up.
    ///
    /// - Throws: ``PlatformError`` with code `invitationRefused` or `listFull`.
    package func accept(token: String, by actor: Actor, at now: UnixTime) async throws -> Project {
        let received = try await self.received(token: token, by: actor, at: now)
        try await self.accept(received.invitation, into: received.project, by: actor, at: now)
        return received.project
    }

    /// Makes the caller what an open invitation to its own address offers; one who is in the team already may say so
    /// again.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` (field `iTwinId` for whoever is not in the team and has no such
    ///   invitation), `invitationRefused` or `listFull`.
    package func accept(_ id: InvitationID?, into project: ProjectID, by actor: Actor, at now: UnixTime) async throws {
        let found: ProjectInvitation? =
            if let id { try await self.teams.invitation(id, of: project, at: now) } else { nil }
        if let found, found.acceptedAt == nil, let recipient = try? InvitationRecipient(actor),
            found.key == recipient.key, let known = try await self.projects.project(project)
        {
            return try await self.accept(found, into: known, by: actor, at: now)
        }
        guard let access = try await self.projects.access(of: actor.subject, to: project), access.isMember else {
            throw PlatformError.projectUnknown
        }
    }

    /// Ends the invitation without becoming a member.
    ///
    /// - Throws: ``PlatformError`` with code `invitationRefused`.
    package func decline(token: String, by actor: Actor, at now: UnixTime) async throws {
        let received = try await self.received(token: token, by: actor, at: now)
        let declined = try await self.teams.revokeInvitation(
            received.invitation.id,
            of: received.project.id,
            key: received.invitation.key,
            at: now,
        )
        guard declined != nil else { throw PlatformError.invitationUnusable }
        self.record(.teamInvitationDeclined, received.invitation, of: received.project, by: actor, at: now)
    }

    /// An invitation is worth what its inviter may give now.
    private func accept(
        _ invitation: ProjectInvitation,
        into project: Project,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        let recipient = try InvitationRecipient(actor)
        let accepted: ProjectInvitation?
        do {
            let authority = try await self.authority(of: invitation)
            try authority.require(Self.permission(for: invitation.offer))
            accepted = try await self.teams.accept(
                invitation,
                key: recipient.key,
                account: recipient.account.id,
                memberLimit: ProjectLimits.members,
                groupLimit: ProjectLimits.groupMembers,
                under: authority,
                at: now,
            )
        } catch let error as PlatformError where error.code == .roleMissing {
            throw PlatformError.invitationUnusable
        }
        guard accepted != nil else { throw PlatformError.invitationUnusable }
        self.record(.teamInvitationAccepted, invitation, of: project, by: actor, at: now)
    }

    private static func permission(for offer: ProjectInvitation.Offer) -> ProjectPermission {
        if case .group = offer { .manageGroups } else { .inviteMember }
    }

    /// What the inviter may do now; nothing for one who has left.
    private func authority(of invitation: ProjectInvitation) async throws -> ProjectAuthority {
        if invitation.inviter == Actor.commandLine.subject { return .commandLine }
        guard let access = try await self.projects.access(of: invitation.inviter, to: invitation.projectID) else {
            throw PlatformError.invitationUnusable
        }
        return ProjectAuthority(access)
    }

    private func record(
        _ kind: AuditEvent.Kind,
        _ invitation: ProjectInvitation,
        of project: Project,
        by actor: Actor,
        at now: UnixTime,
    ) {
        self.audit.record(
            actor.event(
                kind,
                target: invitation.id.rawValue,
                organisationID: project.organisationID,
                detail: project.id.rawValue,
                at: now,
            )
        )
    }
}
