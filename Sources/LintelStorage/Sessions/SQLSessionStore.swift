import Crypto
import LintelPlatform
import LintelTokens

/// Browser sessions in the database, found by the SHA-256 of their id.
struct SQLSessionStore: SessionStore {
    let engine: any SQLEngine

    func create(_ session: Session, replacing old: [UInt8]?) async throws {
        try await self.engine.write { transaction in
            if let old {
                try transaction.execute("DELETE FROM session WHERE id_digest = ?", [Self.digest(old)])
            }
            try transaction.execute(
                """
                INSERT INTO session (id_digest, account_id, authenticated_at, created_at, last_seen_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    Self.digest(session.id), .id(session.accountID), .time(session.authenticatedAt),
                    .time(session.createdAt), .time(session.lastSeenAt), .time(session.expiresAt),
                ],
            )
        }
    }

    func session(
        _ id: [UInt8],
        at now: UnixTime,
        idleSeconds: Int64,
    ) async throws -> (session: Session, account: Account)? {
        try await self.engine.read { transaction in
            let row = try transaction.first(
                """
                SELECT session.authenticated_at, session.created_at, session.last_seen_at, session.expires_at,
                    \(Account.columns)
                FROM session JOIN account ON account.id = session.account_id
                WHERE session.id_digest = ? AND session.expires_at > ? AND session.last_seen_at >= ?
                    AND account.disabled_at IS NULL
                """,
                [Self.digest(id), .time(now), .time(now - idleSeconds)],
            )
            guard var columns = row?.reader else { return nil }
            let (authenticatedAt, createdAt) = (try columns.time(), try columns.time())
            let (lastSeenAt, expiresAt) = (try columns.time(), try columns.time())
            let account = try Account(reading: &columns)
            let session = Session(
                id: id,
                accountID: account.id,
                authenticatedAt: authenticatedAt,
                createdAt: createdAt,
                lastSeenAt: lastSeenAt,
                expiresAt: expiresAt,
            )
            return (session: session, account: account)
        }
    }

    func touch(_ id: [UInt8], at now: UnixTime) async throws {
        _ = try await self.engine.write { transaction in
            // Of two requests at once the later time stays.
            try transaction.execute(
                "UPDATE session SET last_seen_at = ? WHERE id_digest = ? AND last_seen_at < ?",
                [.time(now), Self.digest(id), .time(now)],
            )
        }
    }

    func end(_ id: [UInt8]) async throws {
        _ = try await self.engine.write { transaction in
            try transaction.execute("DELETE FROM session WHERE id_digest = ?", [Self.digest(id)])
        }
    }

    func endAll(of account: AccountID) async throws {
        _ = try await self.engine.write { transaction in
            try transaction.execute("DELETE FROM session WHERE account_id = ?", [.id(account)])
        }
    }

    private static func digest(_ id: [UInt8]) -> SQLValue { .blob([UInt8](SHA256.hash(data: id))) }
}
