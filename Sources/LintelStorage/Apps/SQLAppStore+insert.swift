import LintelOAuth
import LintelPlatform
import LintelTokens

extension SQLAppStore {
    /// Adds an app's row and those of its parts.
    ///
    /// - Throws: ``PlatformError`` with code `conflict`, `notFound` or `ownerLast`.
    static func insert(_ app: App, in transaction: any SQLTransaction) throws {
        guard !app.owners.isEmpty else {
            throw PlatformError(.ownerLast, "An app needs at least one owner.", field: "owner")
        }
        try Self.insertRow(of: app, in: transaction)
        for (position, owner) in app.owners.enumerated() {
            try Self.insert(owner: owner, at: position, of: app.client.id, in: transaction)
        }
        try Self.insert(
            redirects: app.client.redirectURIs,
            signOut: app.client.postLogoutRedirectURIs,
            of: app.client.id,
            in: transaction,
        )
        for (position, scope) in app.scopes.enumerated() {
            try transaction.execute(
                """
                INSERT INTO app_scope
                    (client_id, position, scope, state, requested_by, requested_at, decided_by, decided_at, note)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (client_id, scope) DO NOTHING
                """,
                [.id(app.client.id), .count(position)] + scope.values,
            )
        }
        for (secret, registered) in zip(app.secrets, app.client.secrets) {
            try Self.insert(secret, digest: registered.digest, of: app.client.id, in: transaction)
        }
    }

    /// Adds both lists of redirect URIs to an app that has none.
    static func insert(
        redirects signIn: [String],
        signOut: [String],
        of id: ClientID,
        in transaction: any SQLTransaction,
    ) throws(SQLError) {
        for (kind, uris) in [(RedirectKind.redirect, signIn), (.postLogout, signOut)] {
            for (position, uri) in uris.enumerated() {
                try transaction.execute(
                    """
                    INSERT INTO app_redirect_uri (client_id, kind, position, uri) VALUES (?, ?, ?, ?)
                    ON CONFLICT (client_id, kind, uri) DO NOTHING
                    """,
                    [.id(id), .text(kind.rawValue), .count(position), .text(uri)],
                )
            }
        }
    }

    /// Adds a secret behind those that the app has.
    static func insert(
        _ secret: AppSecret,
        digest: [UInt8],
        of id: ClientID,
        in transaction: any SQLTransaction,
    ) throws(SQLError) {
        try transaction.execute(
            """
            INSERT INTO app_secret
                (client_id, id, position, label, hint, digest, created_at, expires_at, last_used_at)
            VALUES (?, ?, (SELECT COALESCE(MAX(position), 0) + 1 FROM app_secret WHERE client_id = ?),
                ?, ?, ?, ?, ?, ?)
            """,
            [
                .id(id), .text(secret.id), .id(id), .text(secret.label), .text(secret.hint), .blob(digest),
                .time(secret.createdAt), .time(secret.expiresAt), .time(secret.lastUsedAt),
            ],
        )
    }

    private static func insertRow(of app: App, in transaction: any SQLTransaction) throws {
        let retired = try transaction.first("SELECT 1 FROM retired_client WHERE id = ?", [.id(app.client.id)])
        guard retired == nil else { throw PlatformError(.conflict, "There was an app with this client id.") }
        do {
            try transaction.execute(
                """
                INSERT INTO app
                    (id, type, name, organisation_id, proof_key_rule, client_email, created_at, disabled_at, version)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .id(app.client.id), .text(app.client.type.rawValue), .text(app.client.name),
                    .id(app.organisationID), .text(app.client.proofKeyRule.rawValue), .text(app.clientEmail),
                    .time(app.createdAt), .time(app.disabledAt), .integer(app.version),
                ],
            )
        } catch  where error.code == .foreignKeyViolation {
            throw PlatformError(.notFound, "There is no organisation with this id.", field: "organisation")
        } catch  where error.code == .uniqueViolation {
            throw PlatformError(.conflict, "There is an app with this client id already.")
        }
    }

    private static func insert(
        owner: AccountID,
        at position: Int,
        of id: ClientID,
        in transaction: any SQLTransaction,
    ) throws {
        do {
            try transaction.execute(
                """
                INSERT INTO app_owner (client_id, account_id, position) VALUES (?, ?, ?)
                ON CONFLICT (client_id, account_id) DO NOTHING
                """,
                [.id(id), .id(owner), .count(position)],
            )
        } catch  where error.code == .foreignKeyViolation {
            throw PlatformError(.notFound, "There is no account with this id.", field: "owner")
        }
    }
}
