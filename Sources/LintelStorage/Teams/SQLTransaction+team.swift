import LintelPlatform
import LintelTokens

extension SQLTransaction {
    /// The name of the organisation that a principal belongs to, as a column.
    static var organisationName: String {
        """
        (SELECT MIN(organisation.name) FROM organisation_member
            JOIN organisation ON organisation.id = organisation_member.organisation_id
            WHERE organisation_member.subject = principal.subject)
        """
    }

    func memberCount(of project: ProjectID) throws(SQLError) -> Int {
        try self.count("SELECT COUNT(*) FROM project_member WHERE project_id = ?", [.id(project)])
    }

    func projectMember(_ subject: Subject, of project: ProjectID) throws(SQLError) -> ProjectMember? {
        try self.projectMembers(
            "project_member.project_id = ? AND project_member.subject = ?",
            [.id(project), .id(subject)],
            of: project,
        ).first
    }

    /// Members with their roles.
    ///
    /// - Parameter condition: What stands behind `WHERE`.
    func projectMembers(
        _ condition: String,
        _ arguments: [SQLValue],
        of project: ProjectID,
    ) throws(SQLError) -> [ProjectMember] {
        let rows = try self.query(
            """
            SELECT \(OrganisationPrincipal.columns), \(Self.organisationName), project_member.is_owner,
                project_member.added_at
            FROM project_member JOIN principal ON principal.subject = project_member.subject
                LEFT JOIN account ON account.id = principal.account_id
                LEFT JOIN app ON app.id = principal.client_id
            WHERE \(condition)
            """,
            arguments,
        )
        var members: [ProjectMember] = []
        for row in rows {
            var columns = row.reader
            members.append(
                ProjectMember(
                    principal: try OrganisationPrincipal(reading: &columns),
                    organisationName: try columns.optionalText(),
                    isOwner: try columns.bool(),
                    roles: [],
                    addedAt: try columns.time(),
                )
            )
        }
        let roles = try self.projectRoles(
            heldBy: "subject",
            in: "project_member_role",
            members.map(\.subject.rawValue),
            of: project,
        )
        for index in members.indices { members[index].roles = roles[members[index].subject.rawValue] ?? [] }
        return members
    }

    func isInProjectGroup(_ subject: Subject, of project: ProjectID) throws(SQLError) -> Bool {
        try self.first(
            "SELECT 1 FROM project_group_member WHERE project_id = ? AND subject = ? LIMIT 1",
            [.id(project), .id(subject)],
        ) != nil
    }

    /// The roles that somebody has through groups.
    func projectRoles(ofGroupsOf subject: Subject, in project: ProjectID) throws(SQLError) -> [ProjectRole] {
        let rows = try self.query(
            """
            SELECT \(ProjectRole.columns)
            FROM project_group_member
                JOIN project_group_role ON project_group_role.project_id = project_group_member.project_id
                    AND project_group_role.group_id = project_group_member.group_id
                JOIN project_role ON project_role.id = project_group_role.role_id
            WHERE project_group_member.project_id = ? AND project_group_member.subject = ?
            ORDER BY project_role.name_key
            """,
            [.id(project), .id(subject)],
        )
        return try rows.map { row throws(SQLError) in
            var columns = row.reader
            return try ProjectRole(reading: &columns)
        }
    }

    /// Whether a person or service identity is known here and switched on.
    func isSwitchedOn(_ subject: Subject) throws(SQLError) -> Bool {
        try self.first(
            """
            SELECT 1 FROM \(OrganisationPrincipal.tables)
            WHERE principal.subject = ? AND account.disabled_at IS NULL AND app.disabled_at IS NULL
            """,
            [.id(subject)],
        ) != nil
    }

    /// The roles of members, groups or invitations, by the id of each and by name.
    ///
    /// - Parameters:
    ///   - column: The column that says whose role it is.
    ///   - table: The table that gives roles.
    func projectRoles(
        heldBy column: StaticString,
        in table: StaticString,
        _ holders: [String],
        of project: ProjectID,
    ) throws(SQLError) -> [String: [ProjectRole]] {
        guard !holders.isEmpty else { return [:] }
        let marks = Array(repeating: "?", count: holders.count).joined(separator: ", ")
        let rows = try self.query(
            """
            SELECT \(table).\(column), \(ProjectRole.columns)
            FROM \(table) JOIN project_role ON project_role.id = \(table).role_id
            WHERE \(table).project_id = ? AND \(table).\(column) IN (\(marks))
            ORDER BY project_role.name_key
            """,
            [.id(project)] + holders.map { .text($0) },
        )
        var roles: [String: [ProjectRole]] = [:]
        // A project has few roles and many members: each role is made once.
        var known: [ProjectRoleID: ProjectRole] = [:]
        for row in rows {
            var columns = row.reader
            let holder = try columns.text()
            let id = ProjectRoleID(try row.text(1))
            let role = if let role = known[id] { role } else { try ProjectRole(reading: &columns) }
            known[id] = role
            roles[holder, default: []].append(role)
        }
        return roles
    }

    /// Makes a principal a member of a project that is locked, with roles beside those that it has.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` (field `role`), `listFull` or `roleMissing`.
    func join(
        _ subject: Subject,
        roles: [ProjectRoleID],
        isOwner: Bool,
        to project: ProjectID,
        limit: Int,
        under authority: ProjectAuthority,
        at now: UnixTime,
    ) throws {
        if isOwner { try authority.requireOwners() }
        try self.projectRoles(roles, of: project, under: authority)
        try self.execute(
            """
            INSERT INTO project_member (project_id, subject, is_owner, added_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (project_id, subject) DO UPDATE
                SET is_owner = CASE WHEN excluded.is_owner = 1 THEN 1 ELSE project_member.is_owner END
            """,
            [.id(project), .id(subject), .bool(isOwner), .time(now)],
        )
        guard try self.memberCount(of: project) <= limit else {
            throw PlatformError(.listFull, "A project has at most \(limit) members.", field: "email")
        }
        try self.give(roles, to: subject, in: project)
    }

    /// Adds roles to those that a member has.
    func give(_ roles: some Sequence<ProjectRoleID>, to subject: Subject, in project: ProjectID) throws(SQLError) {
        for role in roles {
            try self.execute(
                """
                INSERT INTO project_member_role (project_id, subject, role_id) VALUES (?, ?, ?)
                ON CONFLICT (project_id, subject, role_id) DO NOTHING
                """,
                [.id(project), .id(subject), .id(role)],
            )
        }
    }

    /// Refuses a change that leaves no owner who is switched on.
    ///
    /// - Throws: ``PlatformError`` with code `ownerLast`.
    func requireProjectOwner(of project: ProjectID) throws {
        let owner = try self.first(
            """
            SELECT 1 FROM project_member LEFT JOIN account ON account.id = project_member.subject
                LEFT JOIN app ON app.id = project_member.subject
            WHERE project_member.project_id = ? AND project_member.is_owner = 1
                AND account.disabled_at IS NULL AND app.disabled_at IS NULL
            LIMIT 1
            """,
            [.id(project)],
        )
        guard owner != nil else {
            throw PlatformError(
                .ownerLast,
                "A project needs an owner: name another one first.",
                field: "member",
            )
        }
    }
}
