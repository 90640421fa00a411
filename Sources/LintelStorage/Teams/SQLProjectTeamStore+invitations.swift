import LintelPlatform
import LintelTokens

/// Invitations into projects.
extension SQLProjectTeamStore {
    func put(
        _ invitation: ProjectInvitation,
        digest: [UInt8],
        limit: Int,
        under authority: ProjectAuthority,
    ) async throws -> ProjectInvitation {
        try await self.engine.write { transaction in
            try transaction.lockProject(invitation.projectID)
            let same = """
                project_id = ? AND email_key = ? AND offer = ? AND COALESCE(group_id, '') = ?
                    AND \(ProjectInvitation.isUnanswered)
                """
            let place: [SQLValue] = [
                .id(invitation.projectID), .text(invitation.key.rawValue), .text(invitation.offer.word),
                .text(invitation.offer.group?.rawValue ?? ""),
            ]
            var invitation = invitation
            let before = try transaction.projectInvitations(
                "\(same) AND expires_at > ?",
                place + [.time(invitation.createdAt)],
            )
            for known in before { invitation.offer = invitation.offer.adding(known.roles) }
            try transaction.requireGiving(invitation.offer, in: invitation.projectID, under: authority)
            try transaction.execute("DELETE FROM project_invitation WHERE \(same)", place)
            let open = try transaction.count(
                "SELECT COUNT(*) FROM project_invitation WHERE project_id = ? AND \(ProjectInvitation.isOpen)",
                [.id(invitation.projectID), .time(invitation.createdAt)],
            )
            guard open < limit else {
                throw PlatformError(
                    .listFull,
                    "At most \(limit) invitations can wait for an answer: withdraw some first.",
                    field: "email",
                )
            }
            try transaction.execute(
                """
                INSERT INTO project_invitation (\(ProjectInvitation.columns), token_digest)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                invitation.values + [.blob(digest)],
            )
            for role in invitation.roles {
                try transaction.execute(
                    "INSERT INTO project_invitation_role (project_id, invitation_id, role_id) VALUES (?, ?, ?)",
                    [.id(invitation.projectID), .id(invitation.id), .id(role.id)],
                )
            }
            return invitation
        }
    }

    func openInvitations(
        of project: ProjectID,
        into group: ProjectGroupID?,
        at now: UnixTime,
        skip: Int,
        top: Int,
    ) async throws -> ProjectTeamPage<ProjectInvitation> {
        try await self.engine.read { transaction in
            let rows = try transaction.projectInvitations(
                """
                project_id = ? AND COALESCE(group_id, '') = ? AND \(ProjectInvitation.isOpen)
                ORDER BY created_at DESC, id LIMIT ? OFFSET ?
                """,
                [.id(project), .text(group?.rawValue ?? ""), .time(now), .count(top + 1), .count(skip)],
            )
            return ProjectTeamPage(rows, top: top)
        }
    }

    func invitation(
        _ id: InvitationID,
        of project: ProjectID,
        at now: UnixTime,
    ) async throws -> ProjectInvitation? {
        try await self.engine.read { transaction in
            try transaction.projectInvitations(
                "id = ? AND project_id = ? AND revoked_at IS NULL AND expires_at > ?",
                [.id(id), .id(project), .time(now)],
            ).first
        }
    }

    func projectInvitation(digest: [UInt8], at now: UnixTime) async throws -> ProjectInvitation? {
        try await self.engine.read { transaction in
            try transaction.projectInvitations(
                "token_digest = ? AND \(ProjectInvitation.isOpen)",
                [.blob(digest), .time(now)],
            ).first
        }
    }

    func accept(
        _ invitation: ProjectInvitation,
        key: EmailKey,
        account: AccountID,
        memberLimit: Int,
        groupLimit: Int,
        under authority: ProjectAuthority,
        at now: UnixTime,
    ) async throws -> ProjectInvitation? {
        try await self.engine.write { transaction in
            // The project before its invitations, as everywhere.
            try transaction.lockProject(invitation.projectID)
            let known = try transaction.projectInvitations("id = ?", [.id(invitation.id)]).first
            guard let known, try transaction.isWorthSomething(known) else { return nil }
            // One statement looks and uses up: of many at once one finds a row.
            let used = try transaction.execute(
                """
                UPDATE project_invitation SET accepted_at = ?
                WHERE id = ? AND project_id = ? AND email_key = ? AND \(ProjectInvitation.isOpen)
                """,
                [
                    .time(now), .id(invitation.id), .id(invitation.projectID), .text(key.rawValue),
                    .time(now),
                ],
            )
            guard used > 0 else { return nil }
            let subject = Subject(account.rawValue)
            switch known.offer {
            case .roles(let roles):
                try transaction.join(
                    subject,
                    roles: roles.map(\.id),
                    isOwner: false,
                    to: known.projectID,
                    limit: memberLimit,
                    under: authority,
                    at: now,
                )
            case .owner:
                try transaction.join(
                    subject,
                    roles: [],
                    isOwner: true,
                    to: known.projectID,
                    limit: memberLimit,
                    under: authority,
                    at: now,
                )
            case .group(let group):
                try transaction.requireGiving(known.offer, in: known.projectID, under: authority)
                try transaction.join(
                    subject,
                    roles: [],
                    isOwner: false,
                    to: known.projectID,
                    limit: memberLimit,
                    under: authority,
                    at: now,
                )
                try transaction.put(subject, into: group, of: known.projectID)
                let all = try transaction.projectGroup(group, of: known.projectID).members
                guard all.count <= groupLimit else { throw PlatformError.projectGroupFull(groupLimit) }
            }
            return known
        }
    }

    func revokeInvitation(
        _ id: InvitationID,
        of project: ProjectID,
        key: EmailKey?,
        at now: UnixTime,
    ) async throws -> ProjectInvitation? {
        try await self.engine.write { transaction in
            let known = try transaction.projectInvitations(
                "id = ? AND project_id = ?",
                [.id(id), .id(project)],
            ).first
            guard let known, key == nil || key == known.key else { return nil }
            let ended = try transaction.execute(
                "UPDATE project_invitation SET revoked_at = ? WHERE id = ? AND \(ProjectInvitation.isOpen)",
                [.time(now), .id(id), .time(now)],
            )
            return ended > 0 ? known : nil
        }
    }
}

extension SQLTransaction {
    /// - Throws: ``PlatformError`` with code `roleMissing`, or `notFound` (field `role` or `group`).
    fileprivate func requireGiving(
        _ offer: ProjectInvitation.Offer,
        in project: ProjectID,
        under authority: ProjectAuthority,
    ) throws {
        switch offer {
        case .roles(let roles): try self.projectRoles(roles.map(\.id), of: project, under: authority)
        case .owner: try authority.requireOwners()
        case .group(let id):
            for role in try self.projectGroup(id, of: project).roles { try authority.requireManaging(role) }
        }
    }

    /// Whether the inviter is still somebody: nobody gives anything who is switched off or gone.
    fileprivate func isWorthSomething(_ invitation: ProjectInvitation) throws(SQLError) -> Bool {
        if invitation.inviter == Actor.commandLine.subject { return true }
        return try self.isSwitchedOn(invitation.inviter)
    }

    /// Invitations with their roles.
    fileprivate func projectInvitations(
        _ condition: String,
        _ arguments: [SQLValue],
    ) throws(SQLError) -> [ProjectInvitation] {
        let rows = try self.query(
            "SELECT \(ProjectInvitation.columns) FROM project_invitation WHERE \(condition)",
            arguments,
        )
        var invitations: [ProjectInvitation] = []
        for row in rows {
            var columns = row.reader
            invitations.append(try ProjectInvitation(reading: &columns))
        }
        guard let project = invitations.first?.projectID else { return [] }
        let roles = try self.projectRoles(
            heldBy: "invitation_id",
            in: "project_invitation_role",
            invitations.map(\.id.rawValue),
            of: project,
        )
        for index in invitations.indices {
            guard case .roles = invitations[index].offer else { continue }
            invitations[index].offer = .roles(roles[invitations[index].id.rawValue] ?? [])
        }
        return invitations
    }
}
