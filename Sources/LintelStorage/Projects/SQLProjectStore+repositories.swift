import LintelPlatform
import LintelTokens

/// Repositories of projects.
extension SQLProjectStore {
    func repositories(of project: ProjectID, type: RepositoryType?) async throws -> [ProjectRepository] {
        var conditions = SQLConditions()
        conditions.add("project_id = ?", .id(project))
        conditions.add(type)
        return try await self.engine.read { [conditions] transaction in
            try transaction.query(
                """
                SELECT \(ProjectRepository.columns) FROM project_repository WHERE \(conditions.text)
                ORDER BY position, id LIMIT ?
                """,
                conditions.arguments + [.count(ProjectLimits.repositories)],
            ).map(ProjectRepository.init(row:))
        }
    }

    func repositories(
        visibleTo subject: Subject,
        type: RepositoryType?,
        limit: Int,
        offset: Int,
    ) async throws -> [ProjectRepository] {
        var conditions = SQLConditions()
        conditions.add("project_id IN (\(ProjectSelection.memberships))", .id(subject), .id(subject))
        conditions.add(type)
        return try await self.engine.read { [conditions] transaction in
            try transaction.query(
                """
                SELECT \(ProjectRepository.columns) FROM project_repository WHERE \(conditions.text)
                ORDER BY project_id, position, id LIMIT ? OFFSET ?
                """,
                conditions.arguments + [.count(limit), .count(offset)],
            ).map(ProjectRepository.init(row:))
        }
    }

    func repository(_ id: ProjectRepositoryID, of project: ProjectID) async throws -> ProjectRepository? {
        try await self.engine.read { transaction in
            try transaction.first(
                "SELECT \(ProjectRepository.columns) FROM project_repository WHERE id = ? AND project_id = ?",
                [.id(id), .id(project)],
            ).map(ProjectRepository.init(row:))
        }
    }

    func add(_ repository: ProjectRepository, limit: Int) async throws {
        try await self.engine.write { transaction in
            try transaction.lockProject(repository.projectID)
            let all = try transaction.count(
                "SELECT COUNT(*) FROM project_repository WHERE project_id = ?",
                [.id(repository.projectID)],
            )
            guard all < limit else {
                throw PlatformError(.listFull, "A project has at most \(limit) repositories.")
            }
            try transaction.requireFree(repository)
            try transaction.execute(
                """
                INSERT INTO project_repository (id, project_id, class, sub_class, name, uri, options, position)
                VALUES (?, ?, ?, ?, ?, ?, ?,
                    (SELECT COALESCE(MAX(position), 0) + 1 FROM project_repository WHERE project_id = ?))
                """,
                [
                    .id(repository.id), .id(repository.projectID), .text(repository.type.itsClass),
                    .text(repository.type.subClass ?? ""), .text(repository.details.name),
                    .text(repository.details.uri), .blob(repository.details.options), .id(repository.projectID),
                ],
            )
        }
    }

    func update(_ repository: ProjectRepository) async throws {
        try await self.engine.write { transaction in
            try transaction.lockProject(repository.projectID)
            try transaction.requireFree(repository)
            let changed = try transaction.execute(
                "UPDATE project_repository SET name = ?, uri = ?, options = ? WHERE id = ? AND project_id = ?",
                [
                    .text(repository.details.name), .text(repository.details.uri), .blob(repository.details.options),
                    .id(repository.id), .id(repository.projectID),
                ],
            )
            guard changed > 0 else { throw PlatformError.repositoryUnknown }
        }
    }

    func removeRepository(_ id: ProjectRepositoryID, of project: ProjectID) async throws -> Bool {
        try await self.engine.write { transaction in
            try transaction.execute(
                "DELETE FROM project_repository WHERE id = ? AND project_id = ?",
                [.id(id), .id(project)],
            ) > 0
        }
    }
}

extension ProjectRepository {
    static let columns = "id, project_id, class, sub_class, name, uri, options"

    init(row: SQLRow) throws(SQLError) {
        var columns = row.reader
        let id: ProjectRepositoryID = try columns.id()
        let projectID: ProjectID = try columns.id()
        let itsClass = try columns.text()
        let subClass = try columns.text()
        self.init(
            id: id,
            projectID: projectID,
            type: RepositoryType(stored: itsClass, subClass: subClass.isEmpty ? nil : subClass),
            details: RepositoryDetails(
                stored: try columns.text(),
                uri: try columns.text(),
                options: try columns.blob(),
            ),
        )
    }
}

extension SQLConditions {
    fileprivate mutating func add(_ type: RepositoryType?) {
        guard let type else { return }
        self.add("class = ?", .text(type.itsClass))
        if let subClass = type.subClass { self.add("sub_class = ?", .text(subClass)) }
    }
}

extension SQLTransaction {
    /// Refuses a repository that the project has already.
    fileprivate func requireFree(_ repository: ProjectRepository) throws {
        let other = try self.first(
            """
            SELECT 1 FROM project_repository
            WHERE project_id = ? AND class = ? AND sub_class = ? AND uri = ? AND id <> ?
            """,
            [
                .id(repository.projectID), .text(repository.type.itsClass), .text(repository.type.subClass ?? ""),
                .text(repository.details.uri), .id(repository.id),
            ],
        )
        guard other == nil else {
            throw PlatformError(
                .nameTaken,
                "The iTwin has a repository of this type and address already.",
                field: "uri"
            )
        }
    }
}
