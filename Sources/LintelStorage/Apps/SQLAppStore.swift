import LintelOAuth
import LintelPlatform
import LintelTokens

/// Registered apps in the database.
struct SQLAppStore: AppStore {
    let engine: any SQLEngine

    func app(_ id: ClientID) async throws -> App? {
        try await self.engine.read { try AppSelection.one(id).fetch(in: $0).first }
    }

    func apps(owner: AccountID?, limit: Int) async throws -> [App] {
        try await self.engine.read { try AppSelection.oldest(owner: owner, limit: limit).fetch(in: $0) }
    }

    func apps(
        visibleTo visibility: AppVisibility,
        search: String?,
        after cursor: AppCursor?,
        limit: Int,
    ) async throws -> [App] {
        let selection = AppSelection.newest(visibleTo: visibility, search: search, after: cursor, limit: limit)
        return try await self.engine.read { try selection.fetch(in: $0).reversed() }
    }

    func create(_ app: App, clientEmailKey: EmailKey?) async throws {
        try await self.engine.write { transaction in
            try Self.insert(app, in: transaction)
            if let clientEmailKey { try transaction.addPrincipal(client: app.client.id, key: clientEmailKey) }
            try transaction.noteChange(of: .apps)
        }
    }

    func disable(_ id: ClientID, at now: UnixTime) async throws -> Bool {
        try await self.engine.write { transaction in
            let changed = try transaction.execute(
                "UPDATE app SET disabled_at = ?, version = version + 1 WHERE id = ? AND disabled_at IS NULL",
                [.time(now), .id(id)],
            )
            guard changed > 0 else {
                return try transaction.first("SELECT 1 FROM app WHERE id = ?", [.id(id)]) != nil
            }
            try transaction.execute("DELETE FROM refresh_family WHERE client_id = ?", [.id(id)])
            try transaction.noteChange(of: .apps)
            return true
        }
    }

    func addSecret(
        _ secret: AppSecret,
        digest: [UInt8],
        to id: ClientID,
        limit: Int,
        at now: UnixTime,
    ) async throws {
        try await self.apply(.addSecret(secret, digest: digest, limit: limit), to: id, version: nil, at: now)
    }

    func revokeSecrets(named name: String, of id: ClientID, force: Bool, at now: UnixTime) async throws -> Int {
        try await self.engine.write { transaction in
            let changed = try transaction.execute(
                """
                UPDATE app SET version = version + 1 WHERE id = ? AND EXISTS (
                    SELECT 1 FROM app_secret WHERE client_id = app.id AND (app_secret.id = ? OR label = ?))
                """,
                [.id(id), .text(name), .text(name)],
            )
            guard changed > 0 else { return 0 }
            let removed = try transaction.execute(
                "DELETE FROM app_secret WHERE client_id = ? AND (id = ? OR label = ?)",
                [.id(id), .text(name), .text(name)],
            )
            if !force, try Self.activeSecrets(of: id, at: now, in: transaction) == 0 {
                throw PlatformError(.secretLast, "This is the app's last active secret: add another one first.")
            }
            try transaction.noteChange(of: .apps)
            return removed
        }
    }

    func recordUse(_ uses: [SecretUse]) async throws {
        guard !uses.isEmpty else { return }
        try await self.engine.write { transaction in
            for use in uses {
                try transaction.execute(
                    """
                    UPDATE app_secret SET last_used_at = ?
                    WHERE client_id = ? AND id = ? AND (last_used_at IS NULL OR last_used_at < ?)
                    """,
                    [.time(use.usedAt), .id(use.clientID), .text(use.secretID), .time(use.usedAt)],
                )
            }
        }
    }

    static func activeSecrets(
        of id: ClientID,
        at now: UnixTime,
        in transaction: any SQLTransaction,
    ) throws(SQLError) -> Int {
        let row = try transaction.first(
            "SELECT COUNT(*) FROM app_secret WHERE client_id = ? AND (expires_at IS NULL OR expires_at > ?)",
            [.id(id), .time(now)],
        )
        return Int(try row?.integer(0) ?? 0)
    }
}
