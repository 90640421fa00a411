import LintelPlatform
import LintelTokens

/// Versions that begin, end without bytes, and become current.
extension SQLFileStore {
    func beginVersion(
        at path: EvoPath,
        in workspace: WorkspaceID,
        newID: FileID,
        by subject: Subject,
        at now: UnixTime,
    ) async throws -> FileVersionKey {
        try await self.engine.write { transaction in
            try transaction.execute(
                """
                INSERT INTO file (id, workspace_id, path, name_key, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (workspace_id, path) WHERE deleted_at IS NULL DO NOTHING
                """,
                [
                    .id(newID), .id(workspace), .text(path.text), .text(path.name.lowercased()), .time(now),
                    .id(subject),
                ],
            )
            let row = try transaction.first(
                "SELECT id FROM file WHERE workspace_id = ? AND path = ? AND deleted_at IS NULL",
                [.id(workspace), .text(path.text)],
            )
            guard let id = try row?.text(0),
                let key = try transaction.beginVersion(of: FileID(id), in: workspace, by: subject, at: now)
            else { throw PlatformError.fileUnknown }
            return key
        }
    }

    func beginVersion(
        of id: FileID,
        in workspace: WorkspaceID,
        by subject: Subject,
        at now: UnixTime,
    ) async throws -> FileVersionKey? {
        try await self.engine.write { transaction in
            let row = try transaction.first(
                """
                SELECT 1 FROM file
                WHERE id = ? AND workspace_id = ? AND deleted_at IS NULL AND version_id IS NOT NULL
                """,
                [.id(id), .id(workspace)],
            )
            guard row != nil else { return nil }
            return try transaction.beginVersion(of: id, in: workspace, by: subject, at: now)
        }
    }

    func abandon(_ key: FileVersionKey) async throws {
        try await self.engine.write { try $0.abandon(key) }
    }

    func unfinishedFile(at path: EvoPath, version: VersionID, in workspace: WorkspaceID) async throws -> FileID? {
        try await self.engine.read { transaction in
            let row = try transaction.first(
                """
                SELECT file.id FROM file JOIN file_version ON file_version.file_id = file.id
                WHERE file.workspace_id = ? AND file.path = ? AND file.deleted_at IS NULL
                    AND file_version.id = ? AND file_version.digest IS NULL
                """,
                [.id(workspace), .text(path.text), .integer(version.rawValue)],
            )
            return try row.map { FileID(try $0.text(0)) }
        }
    }

    func isUnfinished(_ key: FileVersionKey, in workspace: WorkspaceID) async throws -> Bool {
        try await self.engine.read { transaction in
            try transaction.first(
                """
                SELECT 1 FROM file JOIN file_version ON file_version.file_id = file.id
                WHERE file.id = ? AND file.workspace_id = ? AND file.deleted_at IS NULL
                    AND file_version.id = ? AND file_version.digest IS NULL
                """,
                [.id(key.file), .id(workspace), .integer(key.version.rawValue)],
            ) != nil
        }
    }
}

extension SQLTransaction {
    /// Adds a version without bytes; nil when the file has been deleted.
    fileprivate func beginVersion(
        of id: FileID,
        in workspace: WorkspaceID,
        by subject: Subject,
        at now: UnixTime,
    ) throws -> FileVersionKey? {
        // For the row lock: of two that begin a version, the second one's has the greater id.
        let locked = try self.execute(
            "UPDATE file SET path = path WHERE id = ? AND workspace_id = ? AND deleted_at IS NULL",
            [.id(id), .id(workspace)],
        )
        guard locked > 0 else { return nil }
        let last = try self.first(
            "SELECT id FROM file_version WHERE file_id = ? ORDER BY id DESC LIMIT 1",
            [.id(id)],
        )
        let version = VersionID(after: try last.map { VersionID(try $0.integer(0)) }, at: now)
        try self.execute(
            "INSERT INTO file_version (file_id, id, created_at, created_by) VALUES (?, ?, ?, ?)",
            [.id(id), .integer(version.rawValue), .time(now), .id(subject)],
        )
        return FileVersionKey(file: id, version: version)
    }

    /// Forgets versions whose bytes never came and are not expected any more; see ``MaintenanceStore``.
    func removeUnfinishedVersions(at now: UnixTime, limit: Int) throws -> Int {
        let rows = try self.query(
            """
            SELECT file_id, id FROM file_version WHERE digest IS NULL AND created_at <= ? AND NOT EXISTS (
                SELECT 1 FROM blob_upload WHERE purpose = ? AND completed_at IS NULL AND expires_at > ?
                    AND target = file_version.file_id || '/' || file_version.id
            ) ORDER BY created_at LIMIT ?
            """,
            [
                .time(now - BlobUpload.lifetimeSeconds), .text(BlobPurpose.fileVersion.rawValue), .time(now),
                .count(limit),
            ],
        )
        for row in rows {
            try self.abandon(
                FileVersionKey(file: FileID(try row.text(0)), version: VersionID(try row.integer(1)))
            )
        }
        return rows.count
    }

    /// Forgets a version without bytes, and its file if that has no other version.
    fileprivate func abandon(_ key: FileVersionKey) throws {
        // For the row lock: a version that begins meanwhile is seen below, or finds no file.
        try self.execute("UPDATE file SET path = path WHERE id = ?", [.id(key.file)])
        try self.execute(
            "DELETE FROM file_version WHERE file_id = ? AND id = ? AND digest IS NULL",
            [.id(key.file), .integer(key.version.rawValue)],
        )
        try self.execute(
            """
            DELETE FROM file WHERE id = ? AND version_id IS NULL
                AND NOT EXISTS (SELECT 1 FROM file_version WHERE file_version.file_id = file.id)
            """,
            [.id(key.file)],
        )
    }

    /// Gives a version its bytes, which are what it is dated by; it becomes the current one unless a later one is.
    ///
    /// - Throws: ``PlatformError`` with code `conflict` when the version has other bytes, `notFound` when it is gone.
    func finishFileVersion(target: String, digest: BlobDigest, size: Int64, at now: UnixTime) throws {
        guard let key = FileVersionKey(uploadTarget: target) else { return }
        let finished = try self.execute(
            """
            UPDATE file_version SET digest = ?, size = ?, created_at = ? WHERE file_id = ? AND id = ? AND digest IS NULL
            """,
            [.blob(digest.bytes), .integer(size), .time(now), .id(key.file), .integer(key.version.rawValue)],
        )
        guard finished > 0 else {
            let row = try self.first(
                "SELECT digest FROM file_version WHERE file_id = ? AND id = ?",
                [.id(key.file), .integer(key.version.rawValue)],
            )
            guard let row else { throw PlatformError.uploadMissing }
            guard try row.blob(0) == digest.bytes else {
                throw PlatformError(.conflict, "This version of the file has other bytes.")
            }
            return
        }
        try self.execute(
            """
            UPDATE file SET version_id = ?, modified_at = ?, modified_by = (
                SELECT created_by FROM file_version WHERE file_version.file_id = file.id AND file_version.id = ?
            ) WHERE id = ? AND (version_id IS NULL OR version_id < ?)
            """,
            [
                .integer(key.version.rawValue), .time(now), .integer(key.version.rawValue), .id(key.file),
                .integer(key.version.rawValue),
            ],
        )
    }
}
