import LintelPlatform
import LintelTokens

/// What nothing needs any more.
extension SQLBlobStore {
    func removeExpiredUploads(at now: UnixTime, limit: Int) async throws -> Int {
        try await self.engine.write { transaction in
            // The condition stands twice: an upload that is taken up between look and removal stays.
            try transaction.execute(
                """
                DELETE FROM blob_upload WHERE expires_at <= ? AND id IN (
                    SELECT id FROM blob_upload WHERE expires_at <= ? LIMIT ?)
                """,
                [.time(now), .time(now), .count(limit)],
            )
        }
    }

    func openUploads(among ids: [BlobUploadID], at now: UnixTime) async throws -> Set<BlobUploadID> {
        guard !ids.isEmpty else { return [] }
        let marks = ids.map { _ in "?" }.joined(separator: ", ")
        return try await self.engine.read { transaction in
            let rows = try transaction.query(
                "SELECT id FROM blob_upload WHERE completed_at IS NULL AND expires_at > ? AND id IN (\(marks))",
                [.time(now)] + ids.map { .id($0) },
            )
            return Set(try rows.map { BlobUploadID(try $0.text(0)) })
        }
    }

    func collect(
        unreferencedSince end: UnixTime,
        limit: Int,
        removeFile: @escaping @Sendable (BlobDigest) throws -> Void,
    ) async throws -> Int {
        let found = try await self.engine.read { transaction in
            try transaction.query(
                "SELECT \(Blob.columns) FROM blob WHERE unreferenced_at <= ? ORDER BY unreferenced_at LIMIT ?",
                [.time(end), .count(limit)],
            ).map(Blob.init(row:))
        }
        var removed = 0
        var failure: (any Error)?
        // One at a time: a file that cannot be removed keeps its own row, and nobody else's.
        for blob in found {
            do {
                let isRemoved = try await self.engine.write { transaction in
                    let rows = try transaction.execute(
                        """
                        DELETE FROM blob WHERE digest = ? AND unreferenced_at <= ? AND NOT EXISTS (
                            SELECT 1 FROM blob_reference WHERE blob_reference.digest = blob.digest)
                        """,
                        [.digest(blob.digest), .time(end)],
                    )
                    guard rows == 1 else { return false }
                    // While the row is locked: who announces the same blob waits, and brings its file afterwards. Should
                    // the transaction be undone, the row says that nothing refers to it, file or no file.
                    try removeFile(blob.digest)
                    return true
                }
                if isRemoved { removed += 1 }
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return removed
    }

    func adopt(_ blobs: [Blob], at now: UnixTime) async throws -> Int {
        guard !blobs.isEmpty else { return 0 }
        return try await self.engine.write { transaction in
            var added = 0
            for blob in blobs {
                added += try transaction.execute(
                    """
                    INSERT INTO blob (digest, size, unreferenced_at) VALUES (?, ?, ?) ON CONFLICT (digest) DO NOTHING
                    """,
                    [.digest(blob.digest), .integer(blob.size), .time(now)],
                )
            }
            return added
        }
    }

    func referencedBlobs(after digest: BlobDigest?, limit: Int) async throws -> [Blob] {
        try await self.engine.read { transaction in
            try transaction.query(
                """
                SELECT \(Blob.columns) FROM blob WHERE unreferenced_at IS NULL AND digest > ? ORDER BY digest LIMIT ?
                """,
                [.blob(digest?.bytes ?? []), .count(limit)],
            ).map(Blob.init(row:))
        }
    }
}
