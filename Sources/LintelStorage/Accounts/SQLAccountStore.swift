import LintelPlatform
import LintelTokens

/// Accounts in the database.
struct SQLAccountStore: AccountStore {
    let engine: any SQLEngine

    func account(_ id: AccountID) async throws -> Account? {
        try await self.engine.read { transaction in
            let row = try transaction.first("SELECT \(Account.columns) FROM account WHERE id = ?", [.id(id)])
            guard var columns = row?.reader else { return nil }
            return try Account(reading: &columns)
        }
    }

    func credentials(for key: EmailKey) async throws -> (account: Account, passwordHash: String?)? {
        try await self.engine.read { transaction in
            let row = try transaction.first(
                """
                SELECT \(Account.columns), account.password_hash
                FROM principal JOIN account ON account.id = principal.account_id
                WHERE principal.email_key = ?
                """,
                [.text(key.rawValue)],
            )
            guard var columns = row?.reader else { return nil }
            return (account: try Account(reading: &columns), passwordHash: try columns.optionalText())
        }
    }

    func create(_ account: Account, key: EmailKey, passwordHash: String?) async throws {
        try await self.engine.write { transaction in
            try transaction.execute(
                """
                INSERT INTO account
                    (id, email, name, password_hash, is_email_verified, is_operator, created_at, disabled_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .id(account.id), .text(account.email), .text(account.name), .text(passwordHash),
                    .bool(account.isEmailVerified), .bool(account.isOperator), .time(account.createdAt),
                    .time(account.disabledAt),
                ],
            )
            try transaction.addPrincipal(account: account.id, key: key)
            try transaction.noteChange(of: .accounts)
        }
    }

    func setPasswordHash(_ hash: String, for id: AccountID) async throws {
        try await self.engine.write { transaction in
            let changed = try transaction.execute(
                "UPDATE account SET password_hash = ? WHERE id = ?",
                [.text(hash), .id(id)],
            )
            if changed > 0 { try transaction.noteChange(of: .accounts) }
        }
    }

    func recover(_ id: AccountID, passwordHash: String, denyUntil: UnixTime) async throws -> AccountRecovery? {
        try await self.engine.write { transaction in
            // A code that reached the address has proved it.
            let changed = try transaction.execute(
                "UPDATE account SET password_hash = ?, is_email_verified = ? WHERE id = ? AND disabled_at IS NULL",
                [.text(passwordHash), .bool(true), .id(id)],
            )
            guard changed > 0 else { return nil }
            let sessions = try transaction.endSessions(of: id, except: nil)
            let families = try transaction.endGrants(of: id, client: nil, denyUntil: denyUntil)
            try transaction.noteChange(of: .accounts)
            return AccountRecovery(sessions: sessions, families: families)
        }
    }

    func disable(_ key: EmailKey, at now: UnixTime, denyUntil: UnixTime) async throws -> Account? {
        try await self.engine.write { transaction in
            let changed = try transaction.execute(
                """
                UPDATE account SET disabled_at = ?
                WHERE id = (SELECT account_id FROM principal WHERE email_key = ?) AND disabled_at IS NULL
                """,
                [.time(now), .text(key.rawValue)],
            )
            let row = try transaction.first(
                """
                SELECT \(Account.columns)
                FROM principal JOIN account ON account.id = principal.account_id
                WHERE principal.email_key = ?
                """,
                [.text(key.rawValue)],
            )
            guard var columns = row?.reader else { return nil }
            let account = try Account(reading: &columns)
            if changed > 0 {
                // All of it: the account may be switched on again, and nothing of before comes back then.
                _ = try transaction.endSessions(of: account.id, except: nil)
                _ = try transaction.endGrants(of: account.id, client: nil, denyUntil: denyUntil)
                try transaction.noteChange(of: .accounts)
            }
            return account
        }
    }

    func isEmpty() async throws -> Bool {
        try await self.engine.read { try $0.first("SELECT 1 FROM account LIMIT 1") == nil }
    }
}
