import Crypto
import LintelPlatform
import LintelTokens

/// Browser sessions in the database, found by the SHA-256 of their id.
struct SQLSessionStore: SessionStore {
    let engine: any SQLEngine

    func create(_ session: Session, replacing old: [UInt8]?, at place: SignInPlace?) async throws
        -> SignInPlace.History
    {
        try await self.engine.write { transaction in
            if let old {
                try transaction.execute("DELETE FROM session WHERE id_digest = ?", [Self.digest(old)])
            }
            try transaction.execute(
                """
                INSERT INTO session (
                    id_digest, account_id, authenticated_at, created_at, last_seen_at, expires_at, user_agent,
                    sign_in_address, last_address
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    Self.digest(session.id), .id(session.accountID), .time(session.authenticatedAt),
                    .time(session.createdAt), .time(session.lastSeenAt), .time(session.expiresAt),
                    .text(session.userAgent), .text(session.signInAddress), .text(session.lastAddress),
                ],
            )
            guard let place else { return SignInPlace.History(lastSeenAt: nil, knowsOthers: false) }
            return try transaction.noteSignIn(at: place, of: session.accountID, at: session.createdAt)
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
                    session.user_agent, session.sign_in_address, session.last_address, \(Account.columns)
                FROM session JOIN account ON account.id = session.account_id
                WHERE session.id_digest = ? AND session.expires_at > ? AND session.last_seen_at >= ?
                    AND account.disabled_at IS NULL
                """,
                [Self.digest(id), .time(now), .time(now - idleSeconds)],
            )
            guard var columns = row?.reader else { return nil }
            let (authenticatedAt, createdAt) = (try columns.time(), try columns.time())
            let (lastSeenAt, expiresAt) = (try columns.time(), try columns.time())
            let userAgent = try columns.optionalText()
            let (signInAddress, lastAddress) = (try columns.optionalText(), try columns.optionalText())
            let account = try Account(reading: &columns)
            let session = Session(
                id: id,
                accountID: account.id,
                authenticatedAt: authenticatedAt,
                createdAt: createdAt,
                lastSeenAt: lastSeenAt,
                expiresAt: expiresAt,
                userAgent: userAgent,
                signInAddress: signInAddress,
                lastAddress: lastAddress,
            )
            return (session: session, account: account)
        }
    }

    func touch(_ id: [UInt8], at now: UnixTime, from address: String?) async throws {
        _ = try await self.engine.write { transaction in
            // Of two requests at once the later time stays.
            try transaction.execute(
                """
                UPDATE session SET last_seen_at = ?, last_address = COALESCE(?, last_address)
                WHERE id_digest = ? AND last_seen_at < ?
                """,
                [.time(now), .text(address), Self.digest(id), .time(now)],
            )
        }
    }

    func end(_ id: [UInt8]) async throws {
        _ = try await self.engine.write { transaction in
            try transaction.execute("DELETE FROM session WHERE id_digest = ?", [Self.digest(id)])
        }
    }

    private static func digest(_ id: [UInt8]) -> SQLValue { .blob([UInt8](SHA256.hash(data: id))) }
}
