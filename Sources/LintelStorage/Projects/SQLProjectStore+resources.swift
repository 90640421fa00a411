import LintelPlatform
import LintelTokens

/// What is in repositories of projects.
extension SQLProjectStore {
    func resources(of id: ProjectRepositoryID, search: String?, limit: Int, offset: Int) async throws
        -> [RepositoryResource]
    {
        var conditions = SQLConditions()
        conditions.add("repository_id = ?", .id(id))
        if let search { conditions.add("name_key LIKE ? ESCAPE '!'", .containing(search.lowercased())) }
        return try await self.engine.read { [conditions] transaction in
            try transaction.query(
                """
                SELECT id, name FROM project_repository_resource WHERE \(conditions.text)
                ORDER BY id LIMIT ? OFFSET ?
                """,
                conditions.arguments + [.count(limit), .count(offset)],
            ).map { RepositoryResource(stored: try $0.text(0), name: try $0.text(1)) }
        }
    }

    func resource(_ id: String, of repository: ProjectRepositoryID) async throws -> RepositoryResource? {
        try await self.engine.read { transaction in
            try transaction.first(
                "SELECT id, name FROM project_repository_resource WHERE repository_id = ? AND id = ?",
                [.id(repository), .text(id)],
            ).map { RepositoryResource(stored: try $0.text(0), name: try $0.text(1)) }
        }
    }

    func add(_ resource: RepositoryResource, to repository: ProjectRepositoryID, limit: Int) async throws {
        try await self.engine.write { transaction in
            // Of two that make the last one, one waits and is refused.
            let locked = try transaction.execute(
                "UPDATE project_repository SET name = name WHERE id = ?",
                [.id(repository)],
            )
            guard locked > 0 else { throw PlatformError.repositoryUnknown }
            let all = try transaction.count(
                "SELECT COUNT(*) FROM project_repository_resource WHERE repository_id = ?",
                [.id(repository)],
            )
            guard all < limit else {
                throw PlatformError(.listFull, "A repository has at most \(limit) resources.")
            }
            let added = try transaction.execute(
                """
                INSERT INTO project_repository_resource (repository_id, id, name, name_key) VALUES (?, ?, ?, ?)
                ON CONFLICT (repository_id, id) DO NOTHING
                """,
                [
                    .id(repository), .text(resource.id), .text(resource.name), .text(resource.name.lowercased()),
                ],
            )
            guard added > 0 else {
                throw PlatformError(.nameTaken, "The repository has a resource with this id already.", field: "id")
            }
        }
    }

    func removeResource(_ id: String, of repository: ProjectRepositoryID) async throws -> Bool {
        try await self.engine.write { transaction in
            try transaction.execute(
                "DELETE FROM project_repository_resource WHERE repository_id = ? AND id = ?",
                [.id(repository), .text(id)],
            ) > 0
        }
    }
}
