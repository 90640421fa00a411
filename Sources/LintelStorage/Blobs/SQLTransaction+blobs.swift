import LintelPlatform
import LintelTokens

/// What the stores of targets do to blobs within transactions of their own.
extension SQLTransaction {
    /// Begins an upload, or takes up the open one for the same target; see ``BlobStore/begin(_:limit:)``.
    func beginUpload(_ upload: BlobUpload, limit: Int) throws -> BlobUpload {
        // An expired one is gone, whether it was swept or not: nothing of it is taken up.
        try self.execute(
            "DELETE FROM blob_upload WHERE purpose = ? AND target = ? AND completed_at IS NULL AND expires_at <= ?",
            [.text(upload.purpose.rawValue), .text(upload.target), .time(upload.createdAt)],
        )
        let row = try self.first(
            """
            INSERT INTO blob_upload (
                id, workspace_id, purpose, target, expected_digest, began_by, created_at, expires_at, sent_blocks,
                sent_bytes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0)
            ON CONFLICT (purpose, target) WHERE completed_at IS NULL DO UPDATE SET expires_at = excluded.expires_at
            RETURNING \(BlobUpload.columns)
            """,
            [
                .id(upload.id), .text(upload.place.rawValue), .text(upload.purpose.rawValue), .text(upload.target),
                .digest(upload.expectedDigest), .id(upload.beganBy), .time(upload.createdAt), .time(upload.expiresAt),
            ],
        )
        guard let open = try row.map(BlobUpload.init(row:)), open.place == upload.place else {
            throw PlatformError(.conflict, "These bytes are being sent to another workspace or data source.")
        }
        guard open.id == upload.id else { return open }
        // Of many at once a few may come in above the limit: nothing hangs on the exact number.
        let all = try self.first(
            "SELECT COUNT(*) FROM blob_upload WHERE workspace_id = ? AND completed_at IS NULL AND expires_at > ?",
            [.text(upload.place.rawValue), .time(upload.createdAt)],
        )
        guard try all?.integer(0) ?? 0 <= Int64(limit) else {
            throw PlatformError(.listFull, "At most \(limit) uploads can be open at once: finish some first.")
        }
        return open
    }

    /// Takes a target's reference and its open upload away; see ``BlobStore/release(_:target:at:)``.
    func releaseBlob(_ purpose: BlobPurpose, target: String, at now: UnixTime) throws {
        let key: [SQLValue] = [.text(purpose.rawValue), .text(target)]
        try self.execute("DELETE FROM blob_upload WHERE purpose = ? AND target = ? AND completed_at IS NULL", key)
        guard let row = try self.first("SELECT digest FROM blob_reference WHERE purpose = ? AND target = ?", key) else {
            return
        }
        let digest = SQLValue.blob(try row.blob(0))
        // Takes the blob's row first: of two that take the last two references away at once, the second sees that none
        // is left.
        try self.execute("UPDATE blob SET size = size WHERE digest = ?", [digest])
        try self.execute("DELETE FROM blob_reference WHERE purpose = ? AND target = ?", key)
        try self.execute(
            """
            UPDATE blob SET unreferenced_at = ? WHERE digest = ? AND unreferenced_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM blob_reference WHERE blob_reference.digest = blob.digest)
            """,
            [.time(now), digest],
        )
    }

    /// Adds a target's reference to a blob whose row is there; adding it a second time changes nothing.
    ///
    /// - Throws: ``PlatformError`` with code `busy` when the row is gone, `conflict` when the target has other bytes.
    func addReference(_ purpose: BlobPurpose, target: String, in place: BlobPlace, to blob: Blob) throws {
        let found = try self.execute(
            "UPDATE blob SET unreferenced_at = NULL WHERE digest = ? AND size = ?",
            [.digest(blob.digest), .integer(blob.size)],
        )
        guard found == 1 else {
            throw PlatformError(.busy, "The bytes were held too long: send the request again.")
        }
        let added = try self.execute(
            """
            INSERT INTO blob_reference (purpose, target, workspace_id, digest) VALUES (?, ?, ?, ?)
            ON CONFLICT (purpose, target) DO NOTHING
            """,
            [.text(purpose.rawValue), .text(target), .text(place.rawValue), .digest(blob.digest)],
        )
        guard added == 0 else { return }
        let same = try self.first(
            "SELECT 1 FROM blob_reference WHERE purpose = ? AND target = ? AND workspace_id = ? AND digest = ?",
            [.text(purpose.rawValue), .text(target), .text(place.rawValue), .digest(blob.digest)],
        )
        guard same != nil else { throw PlatformError(.conflict, "Other bytes were sent before.") }
    }
}
