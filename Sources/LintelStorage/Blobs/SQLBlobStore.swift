import LintelPlatform
import LintelTokens

/// The rows about blobs in the database.
struct SQLBlobStore: BlobStore {
    let engine: any SQLEngine

    func begin(_ upload: BlobUpload, limit: Int) async throws -> BlobUpload {
        try await self.engine.write { try $0.beginUpload(upload, limit: limit) }
    }

    func upload(_ id: BlobUploadID, in place: BlobPlace, at now: UnixTime) async throws -> BlobUpload? {
        try await self.upload(
            "id = ? AND workspace_id = ? AND expires_at > ?",
            [.id(id), .text(place.rawValue), .time(now)],
        )
    }

    func openUpload(for purpose: BlobPurpose, target: String, at now: UnixTime) async throws -> BlobUpload? {
        try await self.upload(
            "purpose = ? AND target = ? AND completed_at IS NULL AND expires_at > ?",
            [.text(purpose.rawValue), .text(target), .time(now)],
        )
    }

    func admit(_ bytes: Int64, to id: BlobUploadID, limits: BlobLimits, at now: UnixTime) async throws -> Bool {
        // One statement looks and counts: of many blocks at once none comes in above the limit.
        try await self.engine.write { transaction in
            try transaction.execute(
                """
                UPDATE blob_upload SET sent_blocks = sent_blocks + 1, sent_bytes = sent_bytes + ?
                WHERE id = ? AND completed_at IS NULL AND expires_at > ? AND sent_blocks < ? AND sent_bytes <= ?
                """,
                [
                    .integer(bytes), .id(id), .time(now), .integer(BlobLimits.sentBlocks),
                    .integer(limits.sentBytes - bytes),
                ],
            ) == 1
        }
    }

    func announce(_ blob: Blob, at now: UnixTime) async throws {
        try await self.engine.write { transaction in
            let row = try transaction.first(
                """
                INSERT INTO blob (digest, size, unreferenced_at) VALUES (?, ?, ?)
                ON CONFLICT (digest) DO UPDATE SET unreferenced_at =
                    CASE WHEN blob.unreferenced_at IS NULL THEN NULL ELSE excluded.unreferenced_at END
                RETURNING size
                """,
                [.digest(blob.digest), .integer(blob.size), .time(now)],
            )
            guard try row?.integer(0) == blob.size else {
                throw PlatformError(.conflict, "The digest is known with another size.")
            }
        }
    }

    func complete(_ id: BlobUploadID, with blob: Blob, receipt: BlobDigest, at now: UnixTime) async throws {
        try await self.engine.write { transaction in
            // One statement looks and completes: of many at once one finds the upload open.
            let row = try transaction.first(
                """
                UPDATE blob_upload SET digest = ?, size = ?, receipt = ?, completed_at = ?
                WHERE id = ? AND completed_at IS NULL AND expires_at > ? RETURNING \(BlobUpload.columns)
                """,
                [
                    .digest(blob.digest), .integer(blob.size), .digest(receipt), .time(now), .id(id), .time(now),
                ],
            )
            guard let upload = try row.map(BlobUpload.init(row:)) else {
                return try Self.requireCompletion(of: id, receipt: receipt, in: transaction)
            }
            try transaction.addReference(upload.purpose, target: upload.target, in: upload.place, to: blob)
            try transaction.completeUpload(
                purpose: upload.purpose,
                target: upload.target,
                digest: blob.digest,
                size: blob.size,
                at: now,
            )
        }
    }

    func blob(_ digest: BlobDigest, in place: BlobPlace) async throws -> Blob? {
        try await self.engine.read { transaction in
            try transaction.first(
                """
                SELECT \(Blob.columns) FROM blob WHERE digest = ? AND EXISTS (
                    SELECT 1 FROM blob_reference
                    WHERE blob_reference.digest = blob.digest AND blob_reference.workspace_id = ?)
                """,
                [.digest(digest), .text(place.rawValue)],
            ).map(Blob.init(row:))
        }
    }

    func release(_ purpose: BlobPurpose, target: String, at now: UnixTime) async throws {
        try await self.engine.write { try $0.releaseBlob(purpose, target: target, at: now) }
    }

    private func upload(_ condition: String, _ arguments: [SQLValue]) async throws -> BlobUpload? {
        try await self.engine.read { transaction in
            try transaction.first("SELECT \(BlobUpload.columns) FROM blob_upload WHERE \(condition)", arguments)
                .map(BlobUpload.init(row:))
        }
    }

    /// Lets a repeat pass that asks for what was done.
    private static func requireCompletion(
        of id: BlobUploadID,
        receipt: BlobDigest,
        in transaction: any SQLTransaction,
    ) throws {
        let row = try transaction.first("SELECT \(BlobUpload.columns) FROM blob_upload WHERE id = ?", [.id(id)])
        guard let completion = try row.map(BlobUpload.init(row:))?.completion else {
            throw PlatformError(.notFound, "There is no such upload, or it has expired.")
        }
        guard completion.receipt == receipt else { throw PlatformError(.conflict, "Other bytes were sent before.") }
    }
}
