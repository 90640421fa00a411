import LintelPlatform
import LintelTokens

extension SQLAppStore {
    func apply(_ change: AppChange, to id: ClientID, version: Int64?, at now: UnixTime) async throws {
        try await self.engine.write { transaction in
            // First, for the row lock: of two callers that have seen the same version one finds another.
            try Self.advance(id, from: version, in: transaction)
            try Self.perform(change, on: id, at: now, in: transaction)
            try transaction.noteChange(of: .apps)
        }
    }

    private static func advance(_ id: ClientID, from version: Int64?, in transaction: any SQLTransaction) throws {
        let condition = version == nil ? "" : " AND version = ?"
        let arguments: [SQLValue] = [.id(id)] + (version.map { [.integer($0)] } ?? [])
        let changed = try transaction.execute(
            "UPDATE app SET version = version + 1 WHERE id = ?\(condition)",
            arguments,
        )
        guard changed == 0 else { return }
        guard try transaction.first("SELECT 1 FROM app WHERE id = ?", [.id(id)]) != nil else {
            throw PlatformError(.notFound, "There is no app with this client id.")
        }
        throw PlatformError.appChanged
    }

    private static func perform(
        _ change: AppChange,
        on id: ClientID,
        at now: UnixTime,
        in transaction: any SQLTransaction,
    ) throws {
        switch change {
        case .rename(let name):
            try transaction.execute("UPDATE app SET name = ? WHERE id = ?", [.text(name), .id(id)])
        case .setRedirects(let signIn, let signOut):
            try transaction.execute("DELETE FROM app_redirect_uri WHERE client_id = ?", [.id(id)])
            try Self.insert(redirects: signIn, signOut: signOut, of: id, in: transaction)
        case .addSecret(let secret, let digest, let limit):
            try Self.add(secret, digest: digest, to: id, limit: limit, at: now, in: transaction)
        case .revokeSecret(let secret, let force):
            try Self.revoke(secret, of: id, force: force, at: now, in: transaction)
        case .addOwner(let owner, let limit):
            try Self.add(owner, to: id, limit: limit, in: transaction)
        case .removeOwner(let owner):
            try Self.remove(owner, from: id, in: transaction)
        case .disable:
            try transaction.execute(
                "UPDATE app SET disabled_at = ? WHERE id = ? AND disabled_at IS NULL",
                [.time(now), .id(id)],
            )
            try transaction.execute("DELETE FROM refresh_family WHERE client_id = ?", [.id(id)])
        case .enable:
            try transaction.execute("UPDATE app SET disabled_at = NULL WHERE id = ?", [.id(id)])
        case .delete:
            try transaction.execute(
                "INSERT INTO retired_client (id, deleted_at) VALUES (?, ?)",
                [.id(id), .time(now)],
            )
            // Its parts, its principal with the memberships, codes, families and consents go by their foreign keys.
            try transaction.execute("DELETE FROM app WHERE id = ?", [.id(id)])
        }
    }

    private static func add(
        _ secret: AppSecret,
        digest: [UInt8],
        to id: ClientID,
        limit: Int,
        at now: UnixTime,
        in transaction: any SQLTransaction,
    ) throws {
        guard try Self.activeSecrets(of: id, at: now, in: transaction) < limit else {
            throw PlatformError(
                .secretLimit,
                "An app can hold at most \(limit) secrets that have not expired: revoke one first.",
            )
        }
        try Self.insert(secret, digest: digest, of: id, in: transaction)
    }

    private static func revoke(
        _ secret: String,
        of id: ClientID,
        force: Bool,
        at now: UnixTime,
        in transaction: any SQLTransaction,
    ) throws {
        let wasActive = try Self.activeSecrets(of: id, at: now, in: transaction) > 0
        let removed = try transaction.execute(
            "DELETE FROM app_secret WHERE client_id = ? AND id = ?",
            [.id(id), .text(secret)],
        )
        guard removed > 0 else { throw PlatformError(.notFound, "The app has no such secret.") }
        // An expired secret opens nothing: when all of them have expired, any may go.
        if !force, wasActive, try Self.activeSecrets(of: id, at: now, in: transaction) == 0 {
            throw PlatformError(.secretLast, "This is the app's last active secret: add another one first.")
        }
    }

    private static func add(
        _ owner: AccountID,
        to id: ClientID,
        limit: Int,
        in transaction: any SQLTransaction,
    ) throws {
        guard try Self.owners(of: id, in: transaction) < limit else {
            throw PlatformError(.ownerInvalid, "An app has at most \(limit) owners.", field: "email")
        }
        do {
            let added = try transaction.execute(
                """
                INSERT INTO app_owner (client_id, account_id, position)
                VALUES (?, ?, (SELECT COALESCE(MAX(position), 0) + 1 FROM app_owner WHERE client_id = ?))
                ON CONFLICT (client_id, account_id) DO NOTHING
                """,
                [.id(id), .id(owner), .id(id)],
            )
            guard added > 0 else {
                throw PlatformError(.ownerInvalid, "This person owns the app already.", field: "email")
            }
        } catch let error as SQLError where error.code == .foreignKeyViolation {
            throw PlatformError(.notFound, "There is no account with this id.", field: "email")
        }
    }

    private static func remove(_ owner: AccountID, from id: ClientID, in transaction: any SQLTransaction) throws {
        let removed = try transaction.execute(
            "DELETE FROM app_owner WHERE client_id = ? AND account_id = ?",
            [.id(id), .id(owner)],
        )
        guard removed > 0 else { throw PlatformError(.notFound, "The app has no such owner.") }
        // An owner who cannot sign in looks after nothing.
        let left = try transaction.first(
            """
            SELECT 1 FROM app_owner JOIN account ON account.id = app_owner.account_id
            WHERE app_owner.client_id = ? AND account.disabled_at IS NULL LIMIT 1
            """,
            [.id(id)],
        )
        guard left != nil else {
            throw PlatformError(.ownerLast, "An app needs at least one owner: add another one first.", field: "owner")
        }
    }

    private static func owners(of id: ClientID, in transaction: any SQLTransaction) throws(SQLError) -> Int {
        let row = try transaction.first("SELECT COUNT(*) FROM app_owner WHERE client_id = ?", [.id(id)])
        return Int(try row?.integer(0) ?? 0)
    }
}
