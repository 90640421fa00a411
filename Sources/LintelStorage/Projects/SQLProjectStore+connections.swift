import LintelPlatform
import LintelTokens

/// Connections of projects with work areas.
extension SQLProjectStore {
    func connections(of project: ProjectID) async throws -> [ProjectConnection] {
        try await self.engine.read { transaction in
            try transaction.query(
                """
                SELECT \(ProjectConnection.columns) FROM project_connection WHERE project_id = ?
                ORDER BY position, id LIMIT ?
                """,
                [.id(project), .count(ProjectLimits.connections)],
            ).map(ProjectConnection.init(row:))
        }
    }

    func connection(_ id: ProjectConnectionID, of project: ProjectID) async throws -> ProjectConnection? {
        try await self.engine.read { transaction in
            try transaction.first(
                "SELECT \(ProjectConnection.columns) FROM project_connection WHERE id = ? AND project_id = ?",
                [.id(id), .id(project)],
            ).map(ProjectConnection.init(row:))
        }
    }

    func add(_ connection: ProjectConnection, limit: Int) async throws {
        try await self.engine.write { transaction in
            try transaction.lockProject(connection.projectID)
            let all = try transaction.count(
                "SELECT COUNT(*) FROM project_connection WHERE project_id = ?",
                [.id(connection.projectID)],
            )
            guard all < limit else {
                throw PlatformError(.listFull, "A project has at most \(limit) connections.")
            }
            try transaction.execute(
                """
                INSERT INTO project_connection
                    (id, project_id, url, name, description, work_area, is_primary, position)
                VALUES (?, ?, ?, ?, ?, ?, 0,
                    (SELECT COALESCE(MAX(position), 0) + 1 FROM project_connection WHERE project_id = ?))
                """,
                [
                    .id(connection.id), .id(connection.projectID), .text(connection.details.url),
                    .text(connection.details.name), .text(connection.details.description),
                    .text(connection.details.workArea), .id(connection.projectID),
                ],
            )
        }
    }

    func setPrimaryConnection(_ id: ProjectConnectionID, of project: ProjectID) async throws -> Bool {
        try await self.engine.write { transaction in
            try transaction.lockProject(project)
            guard
                try transaction.first(
                    "SELECT 1 FROM project_connection WHERE id = ? AND project_id = ?",
                    [.id(id), .id(project)],
                ) != nil
            else { return false }
            // One after the other: there are never two.
            try transaction.execute(
                "UPDATE project_connection SET is_primary = 0 WHERE project_id = ? AND is_primary = 1",
                [.id(project)],
            )
            try transaction.execute("UPDATE project_connection SET is_primary = 1 WHERE id = ?", [.id(id)])
            return true
        }
    }

    func removePrimaryConnection(_ id: ProjectConnectionID?, of project: ProjectID) async throws -> Bool {
        var conditions = SQLConditions()
        conditions.add("project_id = ?", .id(project))
        conditions.add("is_primary = 1")
        if let id { conditions.add("id = ?", .id(id)) }
        return try await self.engine.write { [conditions] transaction in
            try transaction.execute(
                "UPDATE project_connection SET is_primary = 0 WHERE \(conditions.text)",
                conditions.arguments,
            ) > 0
        }
    }

    func removeConnection(_ id: ProjectConnectionID, of project: ProjectID) async throws -> Bool {
        try await self.engine.write { transaction in
            let removed = try transaction.execute(
                "DELETE FROM project_connection WHERE id = ? AND project_id = ? AND is_primary = 0",
                [.id(id), .id(project)],
            )
            guard removed == 0 else { return true }
            let primary = try transaction.first(
                "SELECT 1 FROM project_connection WHERE id = ? AND project_id = ?",
                [.id(id), .id(project)],
            )
            guard primary == nil else {
                throw PlatformError(
                    .conflict,
                    "This is the primary connection: choose another, or none, before you remove it.",
                )
            }
            return false
        }
    }
}

extension ProjectConnection {
    static let columns = "id, project_id, url, name, description, work_area, is_primary"

    init(row: SQLRow) throws(SQLError) {
        var columns = row.reader
        self.init(
            id: try columns.id(),
            projectID: try columns.id(),
            details: ConnectionDetails(
                stored: try columns.text(),
                name: try columns.text(),
                description: try columns.text(),
                workArea: try columns.text(),
            ),
            isPrimary: try columns.bool(),
        )
    }
}
