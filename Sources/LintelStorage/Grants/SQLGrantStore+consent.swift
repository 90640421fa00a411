import LintelPlatform
import LintelTokens

extension SQLGrantStore {
    func consent(account: AccountID, client: ClientID) async throws -> ScopeSet? {
        try await self.engine.read { transaction in
            let row = try transaction.first(
                "SELECT scopes FROM consent WHERE account_id = ? AND client_id = ?",
                [.id(account), .id(client)],
            )
            return try row.map { ScopeSet(spaceSeparated: try $0.text(0)) }
        }
    }

    func saveConsent(account: AccountID, client: ClientID, scopes: ScopeSet, at now: UnixTime) async throws {
        try await self.engine.write { transaction in
            // Writes before it reads, for the row lock: two consents at once both count.
            let row = try transaction.first(
                """
                INSERT INTO consent (account_id, client_id, scopes, changed_at) VALUES (?, ?, '', ?)
                ON CONFLICT (account_id, client_id) DO UPDATE SET changed_at = excluded.changed_at
                RETURNING scopes
                """,
                [.id(account), .id(client), .time(now)],
            )
            let allowed = ScopeSet(spaceSeparated: try row?.text(0) ?? "").union(scopes)
            try transaction.execute(
                "UPDATE consent SET scopes = ? WHERE account_id = ? AND client_id = ?",
                [.text(allowed.description), .id(account), .id(client)],
            )
        }
    }

    func revokeConsent(account: AccountID, client: ClientID, denyUntil: UnixTime) async throws {
        try await self.engine.write { transaction in
            let pair: [SQLValue] = [.id(account), .id(client)]
            try transaction.execute("DELETE FROM consent WHERE account_id = ? AND client_id = ?", pair)
            // A code that is still under way would start a family behind our back.
            try transaction.execute(
                "DELETE FROM authorization_code WHERE account_id = ? AND client_id = ? AND used_at IS NULL",
                pair,
            )
            let revoked = try transaction.query(
                "DELETE FROM refresh_family WHERE account_id = ? AND client_id = ? RETURNING grant_id",
                pair,
            )
            try transaction.denyGrants(of: revoked, until: denyUntil)
        }
    }
}
