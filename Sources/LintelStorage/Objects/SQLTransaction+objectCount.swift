import LintelPlatform
import LintelTokens

/// How many objects there are, known without counting them.
extension SQLTransaction {
    /// Tells of objects that a workspace has more, or fewer, in the transaction that makes it so.
    func countObjects(_ more: Int64, in workspace: WorkspaceID) throws(SQLError) {
        let changed = try self.execute(
            "UPDATE object_count SET live = live + ? WHERE workspace_id = ?",
            [.integer(more), .id(workspace)],
        )
        guard changed == 0 else { return }
        try self.execute(
            """
            INSERT INTO object_count (workspace_id, live) VALUES (?, ?)
            ON CONFLICT (workspace_id) DO UPDATE SET live = object_count.live + excluded.live
            """,
            [.id(workspace), .integer(more)],
        )
    }
}
