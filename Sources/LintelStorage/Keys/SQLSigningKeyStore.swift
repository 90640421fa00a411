import LintelPlatform
import LintelTokens

/// Signing keys in the database, their private parts sealed.
struct SQLSigningKeyStore: SigningKeyStore {
    let engine: any SQLEngine

    func keys(at now: UnixTime) async throws -> [SigningKeyRecord] {
        try await self.engine.read { transaction in
            let rows = try transaction.query(
                """
                SELECT id, algorithm, sealed_private_key, public_jwk, created_at, activates_at, removed_at
                FROM signing_key WHERE removed_at IS NULL OR removed_at > ?
                ORDER BY position
                """,
                [.time(now)],
            )
            return try rows.map { row in
                var columns = row.reader
                return SigningKeyRecord(
                    id: try columns.id(),
                    algorithm: try columns.word(JWSAlgorithm.self),
                    sealedPrivateKey: try columns.blob(),
                    publicJWK: try columns.blob(),
                    createdAt: try columns.time(),
                    activatesAt: try columns.time(),
                    removedAt: try columns.optionalTime(),
                )
            }
        }
    }

    func add(
        _ key: SigningKeyRecord,
        afterNewest expected: KeyID?,
        removingOlderAt removal: UnixTime,
    ) async throws -> Bool {
        do {
            try await self.engine.write { transaction in
                // First of all, for the lock on the counter's row: a second node waits here, and then sees the key.
                try transaction.noteChange(of: .keys)
                let newest = try transaction.first(
                    "SELECT id FROM signing_key WHERE algorithm = ? ORDER BY position DESC LIMIT 1",
                    [.text(key.algorithm.rawValue)],
                )
                guard try newest?.text(0) == expected?.rawValue else { throw NewerKeyExists() }
                try transaction.execute(
                    "UPDATE signing_key SET removed_at = ? WHERE algorithm = ? AND removed_at IS NULL",
                    [.time(removal), .text(key.algorithm.rawValue)],
                )
                try Self.insert(key, in: transaction)
            }
            return true
        } catch is NewerKeyExists {
            return false
        }
    }

    /// Takes back the transaction of a node that came second.
    private struct NewerKeyExists: Error {}

    private static func insert(_ key: SigningKeyRecord, in transaction: any SQLTransaction) throws(SQLError) {
        try transaction.execute(
            """
            INSERT INTO signing_key
                (id, position, algorithm, sealed_private_key, public_jwk, created_at, activates_at, removed_at)
            VALUES (?, (SELECT COALESCE(MAX(position), 0) + 1 FROM signing_key), ?, ?, ?, ?, ?, ?)
            """,
            [
                .id(key.id), .text(key.algorithm.rawValue), .blob(key.sealedPrivateKey), .blob(key.publicJWK),
                .time(key.createdAt), .time(key.activatesAt), .time(key.removedAt),
            ],
        )
    }
}
