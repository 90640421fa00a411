import LintelPlatform
import LintelTokens

/// Projects in the database.
struct SQLProjectStore: ProjectStore {
    let engine: any SQLEngine

    func access(of subject: Subject, to id: ProjectID) async throws -> ProjectAccess? {
        try await self.engine.read { transaction in
            guard let row = try transaction.first(Self.access, [.id(subject), .id(subject), .id(id)]) else {
                return nil
            }
            var columns = row.reader
            let isOwner = try columns.optionalInteger()
            let role = try columns.optionalText().map { text throws(SQLError) in
                guard let role = OrganisationRole(rawValue: text) else {
                    throw SQLError(.corrupt, "'\(text)' is no role in an organisation")
                }
                return role
            }
            let organisation = try SQLOrganisationStore.organisation(reading: &columns, in: transaction)
            let project = try Project(reading: &columns)
            let roles = try transaction.query(Self.permissions, [.id(subject), .id(id), .id(subject), .id(id)])
            return ProjectAccess(
                project: project,
                organisation: organisation,
                organisationRole: role,
                isOwner: isOwner == 1,
                isMember: isOwner != nil || !roles.isEmpty,
                granted: ProjectPermissions(try roles.flatMap { ProjectPermissions(stored: try $0.text(0)).values }),
            )
        }
    }

    /// Takes a subject twice and a project.
    static let access = """
        SELECT own.is_owner, employed.role, organisation.id, organisation.name, organisation.created_at,
            organisation.version, \(Project.columns)
        FROM \(Project.tables) JOIN organisation ON organisation.id = project.organisation_id
            LEFT JOIN project_member AS own ON own.project_id = project.id AND own.subject = ?
            LEFT JOIN organisation_member AS employed
                ON employed.organisation_id = project.organisation_id AND employed.subject = ?
        WHERE project.id = ?
        """

    /// What somebody's own roles and those of their groups allow: takes a subject and a project twice.
    static let permissions = """
        SELECT project_role.permissions
        FROM project_member_role JOIN project_role ON project_role.id = project_member_role.role_id
        WHERE project_member_role.subject = ? AND project_member_role.project_id = ?
        UNION
        SELECT project_role.permissions
        FROM project_group_member
            JOIN project_group_role ON project_group_role.project_id = project_group_member.project_id
                AND project_group_role.group_id = project_group_member.group_id
            JOIN project_role ON project_role.id = project_group_role.role_id
        WHERE project_group_member.subject = ? AND project_group_member.project_id = ?
        """

    func project(_ id: ProjectID) async throws -> Project? {
        try await self.engine.read { try $0.project(id) }
    }

    func create(_ project: Project, roles: [ProjectRole], owner: Subject?, limit: Int) async throws {
        try await self.engine.write { transaction in
            // Of two that make the last one, one waits and is refused.
            try transaction.lock(project.organisationID)
            let all = try transaction.count(
                "SELECT COUNT(*) FROM project WHERE organisation_id = ?",
                [.id(project.organisationID)],
            )
            guard all < limit else {
                throw PlatformError(.listFull, "An organisation has at most \(limit) projects.")
            }
            let details = project.details.rooted(in: project.organisationID)
            try transaction.requireFit(details, of: project.id, in: project.organisationID)
            try transaction.execute(
                """
                INSERT INTO project (name, name_key, sub_class, status, type, number, parent_id, data_center,
                    time_zone, location, latitude, longitude, id, organisation_id, created_at, created_by,
                    updated_at, updated_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                details.values + [
                    .id(project.id), .id(project.organisationID), .time(project.createdAt),
                    .id(project.createdBy.subject), .time(project.updatedAt), .id(project.updatedBy.subject),
                ],
            )
            for role in roles { try transaction.insert(role, of: project.id) }
            guard let owner else { return }
            try transaction.execute(
                "INSERT INTO project_member (project_id, subject, is_owner, added_at) VALUES (?, ?, 1, ?)",
                [.id(project.id), .id(owner), .time(project.createdAt)],
            )
        }
    }

    func update(
        _ id: ProjectID,
        by change: ProjectChange,
        seen version: Int64?,
        author: Subject,
        at now: UnixTime,
    ) async throws -> Project {
        try await self.engine.write { transaction in
            guard let before = try transaction.project(id) else { throw PlatformError.projectUnknown }
            // Numbers and parents are the organisation's: of two that take one at once, one waits and is refused.
            try transaction.lock(before.organisationID)
            guard let known = try transaction.project(id) else { throw PlatformError.projectUnknown }
            guard version == nil || version == known.version else { throw PlatformError.projectChanged }
            let details = try known.details.changed(by: change).rooted(in: known.organisationID)
            try transaction.requireFit(details, of: id, in: known.organisationID)
            try transaction.execute(
                """
                UPDATE project SET \(ProjectDetails.assignment), updated_at = ?, updated_by = ?, version = version + 1
                WHERE id = ?
                """,
                details.values + [.time(now), .id(author), .id(id)],
            )
            guard let project = try transaction.project(id) else { throw PlatformError.projectUnknown }
            return project
        }
    }

    func delete(_ id: ProjectID) async throws {
        try await self.engine.write { transaction in
            guard let project = try transaction.project(id) else { throw PlatformError.projectUnknown }
            try transaction.lock(project.organisationID)
            guard try transaction.first("SELECT 1 FROM project WHERE parent_id = ? LIMIT 1", [.id(id)]) == nil else {
                throw PlatformError(.conflict, "Other projects are parts of this one: move or delete them first.")
            }
            // Its storage is left behind, for the maintenance to end.
            guard try transaction.execute("DELETE FROM project WHERE id = ?", [.id(id)]) > 0 else {
                throw PlatformError.projectUnknown
            }
        }
    }
}

extension SQLTransaction {
    /// Makes whoever changes the project or its team wait for this transaction.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    func lockProject(_ id: ProjectID) throws {
        guard try self.execute("UPDATE project SET name = name WHERE id = ?", [.id(id)]) > 0 else {
            throw PlatformError.projectUnknown
        }
    }

    func project(_ id: ProjectID) throws(SQLError) -> Project? {
        let row = try self.first(
            "SELECT \(Project.columns) FROM \(Project.tables) WHERE project.id = ?",
            [.id(id)],
        )
        guard var columns = row?.reader else { return nil }
        return try Project(reading: &columns)
    }

    /// Adds a role whose name nobody has in the project.
    func insert(_ role: ProjectRole, of id: ProjectID) throws(SQLError) {
        try self.execute(
            """
            INSERT INTO project_role (id, project_id, name, name_key, description, permissions)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                .id(role.id), .id(id), .text(role.name), .text(role.name.lowercased()), .text(role.description),
                .text(role.permissions.text),
            ],
        )
    }

    /// Refuses a number that another project of the organisation has, and a parent that is none.
    fileprivate func requireFit(
        _ details: ProjectDetails,
        of id: ProjectID,
        in organisation: OrganisationID,
    ) throws {
        if let number = details.number {
            let other = try self.first(
                "SELECT 1 FROM project WHERE organisation_id = ? AND number = ? AND id <> ?",
                [.id(organisation), .text(number), .id(id)],
            )
            guard other == nil else {
                throw PlatformError(
                    .nameTaken,
                    "The organisation has a project of this number already.",
                    field: "number",
                )
            }
        }
        var next = details.parentID
        var depth = 0
        while let parent = next {
            depth += 1
            guard parent != id else { throw PlatformError.project("parentId", "A project is no part of itself.") }
            guard depth <= ProjectLimits.depth else {
                throw PlatformError.project(
                    "parentId",
                    "Projects lie at most \(ProjectLimits.depth) deep in each other.",
                )
            }
            let row = try self.first(
                "SELECT parent_id FROM project WHERE id = ? AND organisation_id = ?",
                [.id(parent), .id(organisation)],
            )
            guard let row else {
                throw PlatformError.project("parentId", "The organisation has no project with this id.")
            }
            next = try row.optionalText(0).map { ProjectID($0) }
        }
    }
}
