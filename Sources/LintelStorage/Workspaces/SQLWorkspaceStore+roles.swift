import LintelPlatform
import LintelTokens

/// Who has which role.
extension SQLWorkspaceStore {
    func subject(of user: UserID) async throws -> Subject? {
        try await self.engine.read { try $0.subject(of: user) }
    }

    func users(
        of id: WorkspaceID,
        in organisation: OrganisationID,
        subject: Subject?,
    ) async throws -> [WorkspaceUser] {
        try await self.engine.read { transaction in
            let rows = try transaction.query(
                """
                SELECT workspace_role.role, \(OrganisationPrincipal.columns)
                FROM workspace_role JOIN principal ON principal.subject = workspace_role.subject
                    LEFT JOIN account ON account.id = principal.account_id
                    LEFT JOIN app ON app.id = principal.client_id
                WHERE workspace_role.workspace_id = ? AND workspace_role.organisation_id = ?
                    \(subject == nil ? "" : "AND workspace_role.subject = ?")
                ORDER BY principal.email_key LIMIT \(OrganisationLimits.members)
                """,
                [.id(id), .id(organisation)] + (subject.map { [SQLValue.id($0)] } ?? []),
            )
            return try rows.map { row in
                var columns = row.reader
                let role = try columns.word(WorkspaceRole.self)
                return WorkspaceUser(principal: try OrganisationPrincipal(reading: &columns), role: role)
            }
        }
    }

    func assign(
        _ assignments: [WorkspaceAssignment],
        in organisation: OrganisationID,
        under authority: WorkspaceAuthority,
        at now: UnixTime,
    ) async throws {
        try await self.engine.write { transaction in
            // In one order everywhere: two that wait for each other would end in an error.
            for id in Set(assignments.map(\.workspaceID.rawValue)).sorted() {
                try transaction.lock(WorkspaceID(id), in: organisation)
            }
            for assignment in assignments {
                let known = try transaction.role(of: assignment.subject, on: assignment.workspaceID)
                try authority.require(assignment.role)
                if let known { try authority.require(known) }
                try transaction.assign(assignment, in: organisation, at: now)
                if known == .owner, assignment.role != .owner {
                    try transaction.requireOwner(of: assignment.workspaceID)
                }
            }
        }
    }

    func revoke(
        from subject: Subject,
        on id: WorkspaceID,
        in organisation: OrganisationID,
        under authority: WorkspaceAuthority,
    ) async throws -> WorkspaceRole {
        try await self.engine.write { transaction in
            try transaction.lock(id, in: organisation)
            guard let known = try transaction.role(of: subject, on: id) else {
                throw PlatformError(.notFound, "They have no role in the workspace.", field: "user_id")
            }
            try authority.require(known)
            try transaction.execute(
                "DELETE FROM workspace_role WHERE workspace_id = ? AND subject = ?",
                [.id(id), .id(subject)],
            )
            if known == .owner { try transaction.requireOwner(of: id) }
            return known
        }
    }
}

extension WorkspaceAuthority {
    /// - Throws: ``PlatformError`` with code `roleMissing`.
    fileprivate func require(_ role: WorkspaceRole) throws(PlatformError) {
        guard self.manages(role) else {
            throw PlatformError(.roleMissing, "Your role does not suffice to give or take the role \(role.rawValue).")
        }
    }
}

extension SQLTransaction {
    /// Gives a role, in the place of another one.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` when the subject does not belong to the organisation.
    func assign(_ assignment: WorkspaceAssignment, in organisation: OrganisationID, at now: UnixTime) throws {
        // Holds the membership, with which the role would end.
        let held = try self.execute(
            "UPDATE organisation_member SET role = role WHERE organisation_id = ? AND subject = ?",
            [.id(organisation), .id(assignment.subject)],
        )
        guard held > 0 else {
            throw PlatformError(
                .notFound,
                "Only members of the organisation can have a role in its workspaces.",
                field: "user_id",
            )
        }
        try self.execute(
            """
            INSERT INTO workspace_role (workspace_id, subject, organisation_id, role, changed_at)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (workspace_id, subject) DO UPDATE SET role = excluded.role, changed_at = excluded.changed_at
            """,
            [
                .id(assignment.workspaceID), .id(assignment.subject), .id(organisation),
                .text(assignment.role.rawValue), .time(now),
            ],
        )
    }

    fileprivate func role(of subject: Subject, on id: WorkspaceID) throws(SQLError) -> WorkspaceRole? {
        let row = try self.first(
            "SELECT role FROM workspace_role WHERE workspace_id = ? AND subject = ?",
            [.id(id), .id(subject)],
        )
        guard var columns = row?.reader else { return nil }
        return try columns.word(WorkspaceRole.self)
    }

    /// Refuses a change that leaves no owner who is switched on.
    fileprivate func requireOwner(of id: WorkspaceID) throws {
        let owner = try self.first(
            """
            SELECT 1 FROM workspace_role LEFT JOIN account ON account.id = workspace_role.subject
                LEFT JOIN app ON app.id = workspace_role.subject
            WHERE workspace_role.workspace_id = ? AND workspace_role.role = 'owner'
                AND account.disabled_at IS NULL AND app.disabled_at IS NULL
            LIMIT 1
            """,
            [.id(id)],
        )
        guard owner != nil else {
            throw PlatformError(
                .workspaceOwnerLast,
                "A workspace needs an owner: make somebody else one first.",
                field: "user_id",
            )
        }
    }
}
