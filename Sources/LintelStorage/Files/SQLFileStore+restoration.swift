import LintelPlatform
import LintelTokens

extension SQLFileStore {
    func restore(_ id: FileID, in workspace: WorkspaceID) async throws -> Restoration<File>? {
        try await self.engine.takingPath { transaction in
            // For the row lock: of two that restore it, the second finds it restored.
            try transaction.execute(
                "UPDATE file SET path = path WHERE id = ? AND workspace_id = ?",
                [.id(id), .id(workspace)],
            )
            var conditions = SQLConditions()
            conditions.add("file.id = ?", .id(id))
            conditions.add("file.workspace_id = ?", .id(workspace))
            guard let file = try transaction.file(conditions, version: nil) else { return nil }
            guard file.deletion != nil else { return Restoration(item: file, from: nil) }
            try transaction.freePath(for: file.path) { path in
                try transaction.execute(
                    """
                    UPDATE file SET deleted_at = NULL, deleted_by = NULL, path = ?, name_key = ?
                    WHERE id = ? AND NOT EXISTS (
                        SELECT 1 FROM file AS other
                        WHERE other.workspace_id = ? AND other.path = ? AND other.deleted_at IS NULL
                    )
                    """,
                    [.text(path.text), .text(path.name.lowercased()), .id(id), .id(workspace), .text(path.text)],
                ) > 0
            }
            guard let restored = try transaction.file(conditions, version: nil) else { return nil }
            return Restoration(item: restored, from: file.path)
        }
    }
}
