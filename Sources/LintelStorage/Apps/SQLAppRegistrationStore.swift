import LintelOAuth
import LintelPlatform
import LintelTokens

/// Registrations and accepted developer terms in the database.
struct SQLAppRegistrationStore: AppRegistrationStore {
    let engine: any SQLEngine

    func hasAccepted(developerTerms version: String, account: AccountID) async throws -> Bool {
        try await self.engine.read { transaction in
            try transaction.first(
                "SELECT 1 FROM developer_terms_acceptance WHERE account_id = ? AND version = ?",
                [.id(account), .text(version)],
            ) != nil
        }
    }

    func accept(developerTerms version: String, account: AccountID, at now: UnixTime) async throws {
        try await self.engine.write { transaction in
            try Self.insertAcceptance(of: version, by: account, at: now, in: transaction)
        }
    }

    func register(
        _ app: App,
        clientEmailKey: EmailKey?,
        token: RegistrationToken,
        by account: AccountID,
        limit: Int,
    ) async throws -> ClientID {
        try await self.engine.write { transaction in
            // In one order, for the row locks: of two callers the second sees what the first has added.
            for owner in Set(app.owners + [account]).sorted(by: { $0.rawValue < $1.rawValue }) {
                try transaction.execute("UPDATE account SET name = name WHERE id = ?", [.id(owner)])
            }
            let known = try transaction.first(
                "SELECT client_id FROM app_registration WHERE account_id = ? AND token = ?",
                [.id(account), .text(token.text)],
            )
            if let known { return ClientID(try known.text(0)) }
            for owner in app.owners { try Self.checkLimit(limit, of: owner, by: account, in: transaction) }
            try SQLAppStore.insert(app, in: transaction)
            if let clientEmailKey { try transaction.addPrincipal(client: app.client.id, key: clientEmailKey) }
            try transaction.execute(
                "INSERT INTO app_registration (client_id, account_id, token) VALUES (?, ?, ?)",
                [.id(app.client.id), .id(account), .text(token.text)],
            )
            try transaction.noteChange(of: .apps)
            return app.client.id
        }
    }

    func registrant(of id: ClientID) async throws -> AccountID? {
        try await self.engine.read { transaction in
            try transaction.first("SELECT account_id FROM app_registration WHERE client_id = ?", [.id(id)])
                .map { AccountID(try $0.text(0)) }
        }
    }

    private static func insertAcceptance(
        of version: String,
        by account: AccountID,
        at now: UnixTime,
        in transaction: any SQLTransaction,
    ) throws {
        do {
            try transaction.execute(
                """
                INSERT INTO developer_terms_acceptance (account_id, version, accepted_at) VALUES (?, ?, ?)
                ON CONFLICT (account_id, version) DO NOTHING
                """,
                [.id(account), .text(version), .time(now)],
            )
        } catch  where error.code == .foreignKeyViolation {
            throw PlatformError(.notFound, "There is no account with this id.")
        }
    }

    private static func checkLimit(
        _ limit: Int,
        of owner: AccountID,
        by account: AccountID,
        in transaction: any SQLTransaction,
    ) throws {
        let row = try transaction.first("SELECT COUNT(*) FROM app_owner WHERE account_id = ?", [.id(owner)])
        guard try row?.integer(0) ?? 0 >= Int64(limit) else { return }
        throw owner == account
            ? PlatformError(.appLimit, "You own \(limit) apps already, and an account can own no more.")
            : PlatformError(.appLimit, "One of the further owners can own no more apps.", field: "owners")
    }
}
