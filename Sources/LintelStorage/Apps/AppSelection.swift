import LintelPlatform
import LintelTokens

/// Which apps a read is about: one query for each kind of part, however many apps there are.
struct AppSelection {
    /// A condition or a query for client ids, usable behind `IN`.
    let ids: String
    let arguments: [SQLValue]

    /// The one app with this id.
    static func one(_ id: ClientID) -> Self { Self(ids: "?", arguments: [.id(id)]) }

    /// The oldest apps, all of them or those of one owner.
    static func oldest(owner: AccountID?, limit: Int) -> Self {
        guard let owner else {
            return Self(ids: "SELECT id FROM app ORDER BY created_at, id LIMIT ?", arguments: [.count(limit)])
        }
        return Self(
            ids: """
                SELECT app.id FROM app JOIN app_owner ON app_owner.client_id = app.id
                WHERE app_owner.account_id = ? ORDER BY app.created_at, app.id LIMIT ?
                """,
            arguments: [.id(owner), .count(limit)],
        )
    }

    /// The selected apps with all their parts, oldest first.
    func fetch(in transaction: any SQLTransaction) throws -> [App] {
        let rows = try transaction.query(
            """
            SELECT app.id, app.type, app.name, app.organisation_id, organisation.name, app.proof_key_rule,
                app.client_email, app.created_at, app.disabled_at, app.version
            FROM app LEFT JOIN organisation ON organisation.id = app.organisation_id
            WHERE app.id IN (\(self.ids)) ORDER BY app.created_at, app.id
            """,
            self.arguments,
        )
        let owners = try self.parts("SELECT client_id, account_id FROM app_owner", in: transaction)
        let redirects = try self.parts("SELECT client_id, kind, uri FROM app_redirect_uri", in: transaction)
        let scopes = try self.parts("SELECT client_id, \(AppScope.columns) FROM app_scope", in: transaction)
        let secrets = try self.parts(
            "SELECT client_id, digest, id, label, hint, created_at, expires_at, last_used_at FROM app_secret",
            in: transaction,
        )
        return try rows.map { row in
            let id = try row.text(0)
            var app = try App(reading: row)
            app.owners = try (owners[id] ?? []).map { AccountID(try $0.text(1)) }
            for redirect in redirects[id] ?? [] { try app.add(redirectURI: redirect) }
            for scope in scopes[id] ?? [] { try app.add(scope: scope) }
            for secret in secrets[id] ?? [] { try app.add(secret: secret) }
            return app
        }
    }

    /// The rows of one kind of part, in their order, by client id.
    private func parts(_ query: String, in transaction: any SQLTransaction) throws(SQLError) -> [String: [SQLRow]] {
        var parts: [String: [SQLRow]] = [:]
        for row in try transaction.query("\(query) WHERE client_id IN (\(self.ids)) ORDER BY position", self.arguments)
        {
            parts[try row.text(0), default: []].append(row)
        }
        return parts
    }
}
