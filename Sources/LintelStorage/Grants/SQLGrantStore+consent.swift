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
                INSERT INTO consent (account_id, client_id, scopes, changed_at, given_at) VALUES (?, ?, '', ?, ?)
                ON CONFLICT (account_id, client_id) DO UPDATE SET changed_at = excluded.changed_at
                RETURNING scopes
                """,
                [.id(account), .id(client), .time(now), .time(now)],
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
            _ = try transaction.endGrants(of: account, client: client, denyUntil: denyUntil)
        }
    }

    func consents(of account: AccountID, limit: Int) async throws -> [AppConsent] {
        try await self.engine.read { transaction in
            let rows = try transaction.query(
                """
                SELECT app.id, app.name, organisation.name, consent.scopes, consent.changed_at, consent.given_at,
                    (SELECT MAX(rotated_at) FROM refresh_family
                        WHERE refresh_family.account_id = consent.account_id AND refresh_family.client_id = app.id),
                    (SELECT MAX(used_at) FROM authorization_code
                        WHERE authorization_code.account_id = consent.account_id
                            AND authorization_code.client_id = app.id)
                FROM consent
                    JOIN app ON app.id = consent.client_id
                    LEFT JOIN organisation ON organisation.id = app.organisation_id
                WHERE consent.account_id = ? ORDER BY consent.changed_at DESC, app.id LIMIT ?
                """,
                [.id(account), .count(limit)],
            )
            return try rows.map { row in
                var columns = row.reader
                let (client, name) = (ClientID(try columns.text()), try columns.text())
                let (organisation, scopes) = (try columns.optionalText(), try columns.scopes())
                let (changedAt, givenAt) = (try columns.time(), try columns.optionalTime())
                let uses = [try columns.optionalTime(), try columns.optionalTime()]
                return AppConsent(
                    clientID: client,
                    appName: name,
                    organisationName: organisation,
                    scopes: scopes,
                    givenAt: givenAt ?? changedAt,
                    lastUsedAt: uses.compactMap { $0 }.max(),
                )
            }
        }
    }
}

extension SQLTransaction {
    /// Ends what an account has granted: refresh families, codes that nobody has exchanged yet, and the access tokens of
    /// both and of the codes that have been exchanged.
    ///
    /// - Parameter client: The app that it was granted to; nil for all.
    /// - Returns: How many families have ended.
    func endGrants(of account: AccountID, client: ClientID?, denyUntil: UnixTime) throws(SQLError) -> Int {
        let isTheirs = client == nil ? "account_id = ?" : "account_id = ? AND client_id = ?"
        var arguments: [SQLValue] = [.id(account)]
        if let client { arguments.append(.id(client)) }
        // A code that is still under way would start a family behind our back.
        try self.execute("DELETE FROM authorization_code WHERE \(isTheirs) AND used_at IS NULL", arguments)
        // An app without refresh tokens has but the access token that its code gave.
        let used = try self.query("SELECT grant_id FROM authorization_code WHERE \(isTheirs)", arguments)
        let families = try self.query("DELETE FROM refresh_family WHERE \(isTheirs) RETURNING grant_id", arguments)
        try self.denyGrants(of: used + families, until: denyUntil)
        return families.count
    }
}
