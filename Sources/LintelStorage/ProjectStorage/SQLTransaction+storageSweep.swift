import LintelPlatform
import LintelTokens

/// What goes by and by, in short transactions; see ``MaintenanceStore``.
extension SQLTransaction {
    /// Forgets bytes that were to be a file's and are not expected any more.
    func removeAbandonedFiles(at now: UnixTime, limit: Int) throws -> Int {
        let rows = try self.query(
            """
            SELECT id FROM document_upload WHERE began_at <= ? AND NOT EXISTS (
                SELECT 1 FROM blob_upload WHERE purpose = ? AND target = document_upload.id
                    AND completed_at IS NULL AND expires_at > ?
            ) ORDER BY began_at LIMIT ?
            """,
            [
                .time(now - BlobUpload.lifetimeSeconds), .text(BlobPurpose.storedFile.rawValue), .time(now),
                .count(limit),
            ],
        )
        for row in rows {
            let id = try row.text(0)
            try self.releaseBlob(.storedFile, target: id, at: now)
            try self.execute("DELETE FROM document_upload WHERE id = ?", [.text(id)])
        }
        return rows.count
    }

    /// Removes versions of documents whose time in the recycle bin is over, and gives up their bytes.
    func removeDeletedDocuments(at now: UnixTime, limit: Int) throws -> Int {
        let rows = try self.query(
            "SELECT id, data_source_id FROM document WHERE deleted_at <= ? ORDER BY deleted_at LIMIT ?",
            [.time(now - StorageLimits.binSeconds), .count(limit)],
        )
        for row in rows {
            let (id, source) = (try row.text(0), try row.text(1))
            try self.releaseBlob(.documentVersion, target: id, at: now)
            try self.execute("DELETE FROM document WHERE id = ?", [.text(id)])
            try self.execute(
                "UPDATE data_source SET document_count = document_count - 1 WHERE id = ?",
                [.text(source)],
            )
        }
        return rows.count
    }

    /// Removes folders whose time in the recycle bin is over, from the innermost on, and then storages without a project.
    ///
    /// A folder with bytes that are still being sent waits for them to be given up.
    func removeDeletedFolders(at now: UnixTime, limit: Int) throws -> Int {
        let rows = try self.query(
            """
            SELECT id, data_source_id FROM document_folder WHERE deleted_at <= ?
                AND NOT EXISTS (SELECT 1 FROM document WHERE document.folder_id = document_folder.id)
                AND NOT EXISTS (SELECT 1 FROM document_folder AS child WHERE child.parent_id = document_folder.id)
                AND NOT EXISTS (SELECT 1 FROM document_upload WHERE document_upload.folder_id = document_folder.id)
            ORDER BY deleted_at LIMIT ?
            """,
            [.time(now - StorageLimits.binSeconds), .count(limit)],
        )
        for row in rows {
            try self.execute("DELETE FROM document_folder WHERE id = ?", [.text(try row.text(0))])
            // The folder that holds all others is not counted, and goes with its storage.
            try self.execute(
                "UPDATE data_source SET folder_count = folder_count - 1 WHERE id = ? AND folder_count > 0",
                [.text(try row.text(1))],
            )
        }
        let left = try self.execute(
            """
            DELETE FROM data_source WHERE kind = 'storage' AND project_id IS NULL AND id IN (
                SELECT id FROM data_source WHERE kind = 'storage' AND project_id IS NULL
                    AND NOT EXISTS (SELECT 1 FROM document_folder WHERE document_folder.data_source_id = data_source.id)
                LIMIT ?)
            """,
            [.count(limit)],
        )
        return rows.count + left
    }

    /// Ends the time of what is in storages whose project is gone: its rows and bytes then go as those of the recycle bin do.
    func endLeftStorages(limit: Int) throws -> Int {
        let left = "SELECT id FROM data_source WHERE kind = 'storage' AND project_id IS NULL ORDER BY id LIMIT 1"
        guard let row = try self.first(left) else { return 0 }
        let source = SQLValue.text(try row.text(0))
        var ended = 0
        // Each state by an index of its own.
        for state: StaticString in ["deleted_at IS NULL", "deleted_with IS NOT NULL AND deleted_at > 0"] {
            for table: StaticString in ["document", "document_folder"] where ended < limit {
                ended += try self.execute(
                    """
                    UPDATE \(table) SET deleted_at = 0, deleted_by = COALESCE(deleted_by, ''), deleted_with = id
                    WHERE id IN (SELECT id FROM \(table) WHERE data_source_id = ? AND \(state) LIMIT ?)
                    """,
                    [source, .count(limit - ended)],
                )
            }
        }
        return ended
    }
}
