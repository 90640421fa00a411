import LintelPlatform
import LintelTokens

/// What the owner of an account sees and ends.
extension SQLSessionStore {
    func sessions(
        of account: AccountID,
        at now: UnixTime,
        idleSeconds: Int64,
        limit: Int,
    ) async throws -> [LiveSession] {
        try await self.engine.read { transaction in
            let rows = try transaction.query(
                """
                SELECT id_digest, authenticated_at, last_seen_at, user_agent, sign_in_address, last_address
                FROM session WHERE account_id = ? AND expires_at > ? AND last_seen_at >= ?
                ORDER BY last_seen_at DESC, id_digest LIMIT ?
                """,
                [.id(account), .time(now), .time(now - idleSeconds), .count(limit)],
            )
            return try rows.map { row in
                var columns = row.reader
                return LiveSession(
                    reference: try columns.blob(),
                    authenticatedAt: try columns.time(),
                    lastSeenAt: try columns.time(),
                    userAgent: try columns.optionalText(),
                    signInAddress: try columns.optionalText(),
                    lastAddress: try columns.optionalText(),
                )
            }
        }
    }

    func end(reference: [UInt8], of account: AccountID) async throws -> Bool {
        try await self.engine.write { transaction in
            try transaction.execute(
                "DELETE FROM session WHERE id_digest = ? AND account_id = ?",
                [.blob(reference), .id(account)],
            ) > 0
        }
    }

    func endAll(of account: AccountID, except reference: [UInt8]?) async throws -> Int {
        try await self.engine.write { try $0.endSessions(of: account, except: reference) }
    }
}

extension SQLTransaction {
    /// Ends the sessions of an account, but for the one with this reference.
    ///
    /// - Returns: How many have ended.
    func endSessions(of account: AccountID, except reference: [UInt8]?) throws(SQLError) -> Int {
        // No digest is empty.
        try self.execute(
            "DELETE FROM session WHERE account_id = ? AND id_digest <> ?",
            [.id(account), .blob(reference ?? [])],
        )
    }

    /// Notes a sign-in at a place.
    ///
    /// - Returns: What was known before.
    func noteSignIn(at place: SignInPlace, of account: AccountID, at now: UnixTime) throws(SQLError)
        -> SignInPlace.History
    {
        let pair: [SQLValue] = [.id(account), .blob(place.digest)]
        let known = try self.first("SELECT 1 FROM sign_in_place WHERE account_id = ? LIMIT 1", [.id(account)])
        let row = try self.first(
            "SELECT seen_at FROM sign_in_place WHERE account_id = ? AND place_digest = ?",
            pair,
        )
        try self.execute(
            """
            INSERT INTO sign_in_place (account_id, place_digest, seen_at) VALUES (?, ?, ?)
            ON CONFLICT (account_id, place_digest) DO UPDATE SET seen_at = excluded.seen_at
                WHERE excluded.seen_at > sign_in_place.seen_at
            """,
            pair + [.time(now)],
        )
        if row == nil {
            try self.execute(
                """
                DELETE FROM sign_in_place WHERE account_id = ? AND place_digest NOT IN (
                    SELECT place_digest FROM sign_in_place WHERE account_id = ?
                    ORDER BY seen_at DESC, place_digest LIMIT ?)
                """,
                [.id(account), .id(account), .count(SignInPlace.limit)],
            )
        }
        return SignInPlace.History(lastSeenAt: try row?.time(0), knowsOthers: known != nil)
    }
}
