import LintelPlatform
import LintelTokens

/// The teams of projects in the database.
struct SQLProjectTeamStore: ProjectTeamStore {
    let engine: any SQLEngine

    func roles(of project: ProjectID) async throws -> [ProjectRole] {
        try await self.engine.read { try $0.projectRoles(of: project) }
    }

    func add(
        _ role: ProjectRole,
        to project: ProjectID,
        limit: Int,
        under authority: ProjectAuthority,
    ) async throws {
        try await self.engine.write { transaction in
            try transaction.lockProject(project)
            try authority.requireManaging(role)
            let all = try transaction.count("SELECT COUNT(*) FROM project_role WHERE project_id = ?", [.id(project)])
            guard all < limit else { throw PlatformError(.listFull, "A project has at most \(limit) roles.") }
            try transaction.requireFreeName(role, in: project)
            try transaction.insert(role, of: project)
        }
    }

    func replace(
        _ role: ProjectRole,
        of project: ProjectID,
        version: Int64?,
        under authority: ProjectAuthority,
    ) async throws -> ProjectRole {
        try await self.engine.write { transaction in
            try transaction.lockProject(project)
            let known = try transaction.projectRole(role.id, of: project)
            guard version == nil || version == known.version else {
                throw PlatformError(
                    .conflict,
                    "Somebody else has changed the role meanwhile. Look at it and repeat your change.",
                )
            }
            try authority.requireManaging(known)
            try authority.requireManaging(role)
            try transaction.requireFreeName(role, in: project)
            try transaction.execute(
                """
                UPDATE project_role SET name = ?, name_key = ?, description = ?, permissions = ?, version = version + 1
                WHERE id = ?
                """,
                [
                    .text(role.name), .text(role.name.lowercased()), .text(role.description),
                    .text(role.permissions.text), .id(role.id),
                ],
            )
            return try transaction.projectRole(role.id, of: project)
        }
    }

    func removeRole(
        _ id: ProjectRoleID,
        of project: ProjectID,
        under authority: ProjectAuthority,
    ) async throws -> ProjectRole {
        try await self.engine.write { transaction in
            try transaction.lockProject(project)
            let known = try transaction.projectRole(id, of: project)
            try authority.requireManaging(known)
            try transaction.execute("DELETE FROM project_role WHERE id = ?", [.id(id)])
            return known
        }
    }
}

extension ProjectRole {
    /// The columns that ``init(reading:)`` takes, in its order.
    static let columns = """
        project_role.id, project_role.name, project_role.description, project_role.permissions, project_role.version
        """

    init(reading row: inout SQLRowReader) throws(SQLError) {
        self.init(
            id: try row.id(),
            name: try row.text(),
            description: try row.text(),
            permissions: ProjectPermissions(stored: try row.text()),
            version: try row.integer(),
        )
    }
}

extension SQLTransaction {
    /// Every role of a project, by name.
    func projectRoles(of project: ProjectID) throws(SQLError) -> [ProjectRole] {
        let rows = try self.query(
            "SELECT \(ProjectRole.columns) FROM project_role WHERE project_id = ? ORDER BY name_key",
            [.id(project)],
        )
        var roles: [ProjectRole] = []
        for row in rows {
            var columns = row.reader
            roles.append(try ProjectRole(reading: &columns))
        }
        return roles
    }

    /// - Throws: ``PlatformError`` with code `notFound` and field `role`.
    func projectRole(_ id: ProjectRoleID, of project: ProjectID) throws -> ProjectRole {
        let row = try self.first(
            "SELECT \(ProjectRole.columns) FROM project_role WHERE id = ? AND project_id = ?",
            [.id(id), .id(project)],
        )
        guard var columns = row?.reader else { throw PlatformError.projectRoleUnknown }
        return try ProjectRole(reading: &columns)
    }

    /// The roles that somebody wants to give.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` (field `role`), or `roleMissing` for one that they may not give.
    @discardableResult
    func projectRoles(
        _ ids: some Sequence<ProjectRoleID>,
        of project: ProjectID,
        under authority: ProjectAuthority,
    ) throws -> [ProjectRole] {
        try ids.map { id in
            let role = try self.projectRole(id, of: project)
            try authority.requireManaging(role)
            return role
        }
    }

    fileprivate func requireFreeName(_ role: ProjectRole, in project: ProjectID) throws {
        let other = try self.first(
            "SELECT 1 FROM project_role WHERE project_id = ? AND name_key = ? AND id <> ?",
            [.id(project), .text(role.name.lowercased()), .id(role.id)],
        )
        guard other == nil else {
            throw PlatformError(.nameTaken, "The project has a role of this name already.", field: "displayName")
        }
    }
}

extension PlatformError {
    static let projectRoleUnknown = Self(.notFound, "The project has no such role.", field: "role")
}
