import LintelPlatform
import LintelTokens

/// Data of workspaces.
extension SQLObjectStore {
    func data(
        for keys: [ObjectDataKey],
        newIDs: [ObjectDataID],
        in workspace: WorkspaceID,
        by subject: Subject,
        at now: UnixTime,
    ) async throws -> [ObjectData] {
        try await self.engine.write { transaction in
            for (key, id) in zip(keys, newIDs) {
                try transaction.execute(
                    """
                    INSERT INTO object_data (id, workspace_id, name, created_at, created_by) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (workspace_id, name) DO NOTHING
                    """,
                    [.id(id), .id(workspace), .text(key.text), .time(now), .id(subject)],
                )
            }
            let data = try transaction.data(keys, in: workspace)
            return keys.compactMap { data[$0] }
        }
    }
}

extension SQLTransaction {
    /// Those of the pieces of data that there are.
    func data(_ keys: [ObjectDataKey], in workspace: WorkspaceID) throws(SQLError) -> [ObjectDataKey: ObjectData] {
        var found: [ObjectDataKey: ObjectData] = [:]
        // In parts: databases have a limit for placeholders.
        for start in stride(from: 0, to: keys.count, by: 500) {
            let part = keys[start..<min(start + 500, keys.count)]
            let rows = try self.query(
                """
                SELECT \(ObjectData.columns) FROM object_data
                WHERE workspace_id = ? AND name IN (\(SQLConditions.placeholders(part.count)))
                """,
                [.id(workspace)] + part.map { .text($0.text) },
            )
            for row in rows {
                let data = try ObjectData(row: row)
                found[data.key] = data
            }
        }
        return found
    }

    /// Gives a piece of data its bytes.
    ///
    /// - Throws: ``PlatformError`` with code `conflict` when the piece has other bytes.
    func finishObjectData(target: String, digest: BlobDigest, size: Int64) throws {
        let finished = try self.execute(
            "UPDATE object_data SET digest = ?, size = ? WHERE id = ? AND digest IS NULL",
            [.blob(digest.bytes), .integer(size), .text(target)],
        )
        guard finished == 0 else { return }
        let row = try self.first("SELECT digest FROM object_data WHERE id = ?", [.text(target)])
        guard try row == nil || row?.blob(0) == digest.bytes else {
            throw PlatformError(.conflict, "This data has other bytes.")
        }
    }
}

extension ObjectData {
    /// The columns that ``init(row:)`` takes, in its order.
    static let columns = "object_data.id, object_data.name, object_data.digest, object_data.size"

    init(row: SQLRow) throws(SQLError) {
        var blob: Blob?
        if case .blob(let bytes) = try row.value(2) {
            guard let digest = BlobDigest(bytes: bytes) else { throw SQLError(.corrupt, "a digest is too short") }
            blob = Blob(digest: digest, size: try row.integer(3))
        }
        self.init(
            id: ObjectDataID(try row.text(0)),
            key: ObjectDataKey(stored: try row.text(1)),
            blob: blob,
        )
    }
}
