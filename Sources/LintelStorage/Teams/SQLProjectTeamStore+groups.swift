import LintelPlatform
import LintelTokens

/// Groups, their members and their roles.
extension SQLProjectTeamStore {
    func groups(
        of project: ProjectID,
        withRoles: Bool,
        skip: Int,
        top: Int,
    ) async throws -> ProjectTeamPage<ProjectGroup> {
        let held = """
             AND EXISTS (SELECT 1 FROM project_group_role WHERE project_group_role.project_id = project_group.project_id
                AND project_group_role.group_id = project_group.id)
            """
        return try await self.engine.read { transaction in
            let rows = try transaction.projectGroups(
                "project_id = ?\(withRoles ? held : "") ORDER BY name_key LIMIT ? OFFSET ?",
                [.id(project), .count(top + 1), .count(skip)],
                of: project,
            )
            return ProjectTeamPage(rows, top: top)
        }
    }

    func group(_ id: ProjectGroupID, of project: ProjectID) async throws -> ProjectGroup? {
        try await self.engine.read { transaction in
            try transaction.projectGroups("project_id = ? AND id = ?", [.id(project), .id(id)], of: project).first
        }
    }

    func add(_ group: ProjectGroup, to project: ProjectID, limit: Int) async throws {
        try await self.engine.write { transaction in
            try transaction.lockProject(project)
            let all = try transaction.count("SELECT COUNT(*) FROM project_group WHERE project_id = ?", [.id(project)])
            guard all < limit else { throw PlatformError(.listFull, "A project has at most \(limit) groups.") }
            try transaction.requireFreeName(group.name, of: group.id, in: project)
            try transaction.execute(
                "INSERT INTO project_group (id, project_id, name, name_key, description) VALUES (?, ?, ?, ?, ?)",
                [
                    .id(group.id), .id(project), .text(group.name), .text(group.name.lowercased()),
                    .text(group.description),
                ],
            )
        }
    }

    func rename(_ id: ProjectGroupID, of project: ProjectID, to label: ProjectLabel) async throws {
        try await self.engine.write { transaction in
            try transaction.lockProject(project)
            try transaction.rename(id, of: project, to: label)
        }
    }

    func setMembers(
        _ subjects: [Subject],
        ofGroup id: ProjectGroupID,
        of project: ProjectID,
        label: ProjectLabel?,
        limit: Int,
        under authority: ProjectAuthority,
        at now: UnixTime,
    ) async throws -> ProjectGroup {
        try await self.engine.write { transaction in
            try transaction.lockProject(project)
            let group = try transaction.projectGroup(id, of: project)
            let (before, after) = (Set(group.members.map(\.principal.subject)), Set(subjects))
            if before != after { for role in group.roles { try authority.requireManaging(role) } }
            guard after.count <= limit else { throw PlatformError.projectGroupFull(limit) }
            if let label { try transaction.rename(id, of: project, to: label) }
            for subject in before.subtracting(after) {
                try transaction.execute(
                    "DELETE FROM project_group_member WHERE project_id = ? AND group_id = ? AND subject = ?",
                    [.id(project), .id(id), .id(subject)],
                )
            }
            for subject in after.subtracting(before) {
                // Whoever is in a group is in the team, and listed with it.
                try transaction.join(
                    subject,
                    roles: [],
                    isOwner: false,
                    to: project,
                    limit: ProjectLimits.members,
                    under: authority,
                    at: now,
                )
                try transaction.put(subject, into: id, of: project)
            }
            return group
        }
    }

    func addRoles(
        _ roles: [ProjectRoleID],
        toGroup id: ProjectGroupID,
        of project: ProjectID,
        under authority: ProjectAuthority,
    ) async throws {
        try await self.engine.write { transaction in
            try transaction.lockProject(project)
            let group = try transaction.projectGroup(id, of: project)
            let new = Set(roles).subtracting(group.roles.map(\.id))
            try transaction.projectRoles(new, of: project, under: authority)
            try transaction.give(new, toGroup: id, of: project)
        }
    }

    func setRoles(
        _ roles: [ProjectRoleID],
        ofGroup id: ProjectGroupID,
        of project: ProjectID,
        under authority: ProjectAuthority,
    ) async throws {
        try await self.engine.write { transaction in
            try transaction.lockProject(project)
            let group = try transaction.projectGroup(id, of: project)
            let (before, after) = (Set(group.roles.map(\.id)), Set(roles))
            try transaction.projectRoles(before.symmetricDifference(after), of: project, under: authority)
            try transaction.execute(
                "DELETE FROM project_group_role WHERE project_id = ? AND group_id = ?",
                [.id(project), .id(id)],
            )
            try transaction.give(after, toGroup: id, of: project)
        }
    }

    func removeGroup(_ id: ProjectGroupID, of project: ProjectID, under authority: ProjectAuthority) async throws {
        try await self.engine.write { transaction in
            try transaction.lockProject(project)
            let group = try transaction.projectGroup(id, of: project)
            for role in group.roles { try authority.requireManaging(role) }
            try transaction.execute("DELETE FROM project_group WHERE id = ?", [.id(id)])
        }
    }
}

extension SQLTransaction {
    /// - Throws: ``PlatformError`` with code `notFound` and field `group`.
    func projectGroup(_ id: ProjectGroupID, of project: ProjectID) throws -> ProjectGroup {
        let groups = try self.projectGroups("project_id = ? AND id = ?", [.id(project), .id(id)], of: project)
        guard let group = groups.first else { throw PlatformError.projectGroupUnknown }
        return group
    }

    /// Puts a principal into a group.
    func put(_ subject: Subject, into id: ProjectGroupID, of project: ProjectID) throws(SQLError) {
        try self.execute(
            """
            INSERT INTO project_group_member (project_id, group_id, subject) VALUES (?, ?, ?)
            ON CONFLICT (project_id, group_id, subject) DO NOTHING
            """,
            [.id(project), .id(id), .id(subject)],
        )
    }

    /// Gives a group roles that it does not have.
    fileprivate func give(_ roles: Set<ProjectRoleID>, toGroup id: ProjectGroupID, of project: ProjectID)
        throws(SQLError)
    {
        for role in roles {
            try self.execute(
                "INSERT INTO project_group_role (project_id, group_id, role_id) VALUES (?, ?, ?)",
                [.id(project), .id(id), .id(role)],
            )
        }
    }

    /// - Throws: ``PlatformError`` with code `notFound` (field `group`) or `nameTaken`.
    fileprivate func rename(_ id: ProjectGroupID, of project: ProjectID, to label: ProjectLabel) throws {
        try self.requireFreeName(label.name, of: id, in: project)
        let changed = try self.execute(
            "UPDATE project_group SET name = ?, name_key = ?, description = ? WHERE id = ? AND project_id = ?",
            [
                .text(label.name), .text(label.name.lowercased()), .text(label.description), .id(id), .id(project),
            ],
        )
        guard changed > 0 else { throw PlatformError.projectGroupUnknown }
    }

    /// Groups with their members and roles.
    fileprivate func projectGroups(
        _ condition: String,
        _ arguments: [SQLValue],
        of project: ProjectID,
    ) throws(SQLError) -> [ProjectGroup] {
        let rows = try self.query(
            "SELECT id, name, description FROM project_group WHERE \(condition)",
            arguments,
        )
        var groups: [ProjectGroup] = []
        for row in rows {
            var columns = row.reader
            groups.append(
                ProjectGroup(id: try columns.id(), name: try columns.text(), description: try columns.text())
            )
        }
        let ids = groups.map(\.id.rawValue)
        let members = try self.projectGroupMembers(ids, of: project)
        let roles = try self.projectRoles(heldBy: "group_id", in: "project_group_role", ids, of: project)
        for index in groups.indices {
            groups[index].members = members[ids[index]] ?? []
            groups[index].roles = roles[ids[index]] ?? []
        }
        return groups
    }

    private func projectGroupMembers(
        _ groups: [String],
        of project: ProjectID,
    ) throws(SQLError) -> [String: [ProjectGroupMember]] {
        guard !groups.isEmpty else { return [:] }
        let marks = Array(repeating: "?", count: groups.count).joined(separator: ", ")
        let rows = try self.query(
            """
            SELECT project_group_member.group_id, \(OrganisationPrincipal.columns), \(Self.organisationName)
            FROM project_group_member JOIN principal ON principal.subject = project_group_member.subject
                LEFT JOIN account ON account.id = principal.account_id
                LEFT JOIN app ON app.id = principal.client_id
            WHERE project_group_member.project_id = ? AND project_group_member.group_id IN (\(marks))
            ORDER BY principal.email_key
            """,
            [.id(project)] + groups.map { .text($0) },
        )
        var members: [String: [ProjectGroupMember]] = [:]
        for row in rows {
            var columns = row.reader
            let group = try columns.text()
            let principal = try OrganisationPrincipal(reading: &columns)
            members[group, default: []].append(
                ProjectGroupMember(principal: principal, organisationName: try columns.optionalText())
            )
        }
        return members
    }

    fileprivate func requireFreeName(_ name: String, of id: ProjectGroupID, in project: ProjectID) throws {
        let other = try self.first(
            "SELECT 1 FROM project_group WHERE project_id = ? AND name_key = ? AND id <> ?",
            [.id(project), .text(name.lowercased()), .id(id)],
        )
        guard other == nil else {
            throw PlatformError(.nameTaken, "The project has a group of this name already.", field: "name")
        }
    }
}

extension PlatformError {
    static let projectGroupUnknown = Self(.notFound, "The project has no such group.", field: "group")

    static func projectGroupFull(_ limit: Int) -> Self {
        Self(.listFull, "A group has at most \(limit) members.", field: "members")
    }
}
