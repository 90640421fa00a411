import LintelPlatform
import LintelTokens

/// Members and how they come and go.
extension SQLProjectTeamStore {
    func members(
        of project: ProjectID,
        matching query: ProjectMemberQuery,
    ) async throws -> ProjectTeamPage<ProjectMember> {
        let found = SQLSearch(query.search).condition(inOneOf: "principal.email_key", "account.name", "app.name")
        return try await self.engine.read { transaction in
            let rows = try transaction.projectMembers(
                """
                project_member.project_id = ?\(query.ownersOnly ? " AND project_member.is_owner = 1" : "")
                    AND \(found.text)
                ORDER BY principal.email_key LIMIT ? OFFSET ?
                """,
                [.id(project)] + found.arguments + [.count(query.top + 1), .count(query.skip)],
                of: project,
            )
            return ProjectTeamPage(rows, top: query.top)
        }
    }

    func memberCount(of project: ProjectID) async throws -> Int {
        try await self.engine.read { try $0.memberCount(of: project) }
    }

    func member(_ subject: Subject, of project: ProjectID) async throws -> ProjectMember? {
        try await self.engine.read { try $0.projectMember(subject, of: project) }
    }

    func isInGroup(_ subject: Subject, of project: ProjectID) async throws -> Bool {
        try await self.engine.read { try $0.isInProjectGroup(subject, of: project) }
    }

    func add(
        _ subject: Subject,
        roles: [ProjectRoleID],
        isOwner: Bool,
        to project: ProjectID,
        limit: Int,
        under authority: ProjectAuthority,
        at now: UnixTime,
    ) async throws {
        try await self.engine.write { transaction in
            try transaction.lockProject(project)
            guard try transaction.first("SELECT 1 FROM principal WHERE subject = ?", [.id(subject)]) != nil else {
                throw PlatformError(.notFound, "Nobody here has this e-mail address.", field: "email")
            }
            try transaction.join(
                subject,
                roles: roles,
                isOwner: isOwner,
                to: project,
                limit: limit,
                under: authority,
                at: now,
            )
        }
    }

    func setRoles(
        _ roles: [ProjectRoleID],
        of subject: Subject,
        in project: ProjectID,
        seen: Set<ProjectRoleID>?,
        under authority: ProjectAuthority,
    ) async throws {
        try await self.engine.write { transaction in
            try transaction.lockProject(project)
            guard let member = try transaction.projectMember(subject, of: project) else {
                throw PlatformError.projectMemberUnknown
            }
            let (before, after) = (Set(member.roles.map(\.id)), Set(roles))
            guard seen == nil || seen == before else {
                throw PlatformError(
                    .conflict,
                    "Somebody else has changed the member's roles meanwhile. Look at them and repeat your change.",
                )
            }
            try transaction.projectRoles(before.symmetricDifference(after), of: project, under: authority)
            try transaction.execute(
                "DELETE FROM project_member_role WHERE project_id = ? AND subject = ?",
                [.id(project), .id(subject)],
            )
            try transaction.give(after, to: subject, in: project)
        }
    }

    func remove(_ subject: Subject, from project: ProjectID, under authority: ProjectAuthority) async throws {
        try await self.engine.write { transaction in
            try transaction.lockProject(project)
            guard let member = try transaction.projectMember(subject, of: project) else {
                throw PlatformError.projectMemberUnknown
            }
            if member.isOwner { try authority.requireOwners() }
            let given = try transaction.projectRoles(ofGroupsOf: subject, in: project)
            for role in member.roles + given { try authority.requireManaging(role) }
            for table in ["project_member", "project_group_member"] {
                try transaction.execute(
                    "DELETE FROM \(table) WHERE project_id = ? AND subject = ?",
                    [.id(project), .id(subject)],
                )
            }
            try transaction.endShares(madeBy: subject, of: project)
            if member.isOwner { try transaction.requireProjectOwner(of: project) }
        }
    }

    func removeOwner(_ subject: Subject, from project: ProjectID, under authority: ProjectAuthority) async throws {
        try await self.engine.write { transaction in
            try transaction.lockProject(project)
            try authority.requireOwners()
            guard let member = try transaction.projectMember(subject, of: project), member.isOwner else {
                throw PlatformError.projectMemberUnknown
            }
            let isMember = try !member.roles.isEmpty || transaction.isInProjectGroup(subject, of: project)
            let statement =
                isMember
                ? "UPDATE project_member SET is_owner = 0 WHERE project_id = ? AND subject = ?"
                : "DELETE FROM project_member WHERE project_id = ? AND subject = ?"
            try transaction.execute(statement, [.id(project), .id(subject)])
            if !isMember { try transaction.endShares(madeBy: subject, of: project) }
            try transaction.requireProjectOwner(of: project)
        }
    }
}

extension SQLTransaction {
    /// Ends the shares that somebody has made: who leaves a team does not keep its keys.
    fileprivate func endShares(madeBy subject: Subject, of project: ProjectID) throws(SQLError) {
        try self.execute(
            "DELETE FROM project_share WHERE project_id = ? AND created_by = ?",
            [.id(project), .id(subject)],
        )
    }
}

extension PlatformError {
    static let projectMemberUnknown = Self(.notFound, "The project's team has no such member.", field: "member")
}
