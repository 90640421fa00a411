import LintelPlatform
import LintelTokens

extension SQLFileStore {
    func restore(_ id: FileID, in workspace: WorkspaceID) async throws -> Restoration<File>? {
        try await self.engine.write { transaction in
            var conditions = SQLConditions()
            conditions.add("file.id = ?", .id(id))
            conditions.add("file.workspace_id = ?", .id(workspace))
            guard let file = try transaction.file(conditions, version: nil) else { return nil }
            guard file.deletion != nil else { return Restoration(item: file, isRenamed: false) }
            let path = try transaction.freePath(for: file.path) { path in
                try transaction.execute(
                    """
                    UPDATE file SET deleted_at = NULL, deleted_by = NULL, path = ?, name_key = ?
                    WHERE id = ? AND deleted_at IS NOT NULL AND NOT EXISTS (
                        SELECT 1 FROM file AS other
                        WHERE other.workspace_id = ? AND other.path = ? AND other.deleted_at IS NULL
                    )
                    """,
                    [.text(path.text), .text(path.name.lowercased()), .id(id), .id(workspace), .text(path.text)],
                ) > 0
            }
            guard let restored = try transaction.file(conditions, version: nil) else { return nil }
            return Restoration(item: restored, isRenamed: path != file.path)
        }
    }
}

extension SQLTransaction {
    /// The first path that can be taken: the one itself, or one with a number.
    ///
    /// - Parameter take: Takes a path, or finds that it is not free.
    /// - Throws: ``PlatformError`` with code `conflict` when none is free.
    func freePath(for path: EvoPath, take: (EvoPath) throws -> Bool) throws -> EvoPath {
        if try take(path) { return path }
        for number in 2...Restoration<File>.maximumNumber {
            let other = path.numbered(number)
            if try take(other) { return other }
        }
        throw PlatformError(.conflict, "The path is taken, and so are those with a number behind it.")
    }
}
