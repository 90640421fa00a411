import LintelPlatform
import LintelTokens

/// What people change of their own account.
extension SQLAccountStore {
    func setName(_ name: String, for id: AccountID) async throws -> Bool {
        try await self.engine.write { transaction in
            let changed = try transaction.execute(
                "UPDATE account SET name = ? WHERE id = ? AND disabled_at IS NULL",
                [.text(name), .id(id)],
            )
            if changed > 0 { try transaction.noteChange(of: .accounts) }
            return changed > 0
        }
    }

    func changePassword(_ id: AccountID, to hash: String, keeping session: [UInt8]?) async throws -> Int? {
        try await self.engine.write { transaction in
            let changed = try transaction.execute(
                "UPDATE account SET password_hash = ? WHERE id = ? AND disabled_at IS NULL",
                [.text(hash), .id(id)],
            )
            guard changed > 0 else { return nil }
            try transaction.noteChange(of: .accounts)
            return try transaction.endSessions(of: id, except: session)
        }
    }

    func changeEmail(
        _ id: AccountID,
        to email: String,
        key: EmailKey,
        keeping session: [UInt8]?,
    ) async throws -> Int? {
        do {
            return try await self.engine.write { transaction in
                // Whoever took the proof of the code has proved the address.
                let changed = try transaction.execute(
                    "UPDATE account SET email = ?, is_email_verified = ? WHERE id = ? AND disabled_at IS NULL",
                    [.text(email), .bool(true), .id(id)],
                )
                guard changed > 0 else { return nil }
                // UNIQUE decides who gets an address that several want.
                try transaction.execute(
                    "UPDATE principal SET email_key = ? WHERE account_id = ?",
                    [.text(key.rawValue), .id(id)],
                )
                try transaction.noteChange(of: .accounts)
                return try transaction.endSessions(of: id, except: session)
            }
        } catch let error as SQLError where error.code == .uniqueViolation {
            throw PlatformError.emailTaken
        }
    }

    func holdings(of id: AccountID) async throws -> AccountHoldings {
        try await self.engine.read { try Self.holdings(of: id, in: $0) }
    }

    func deactivate(_ id: AccountID, at now: UnixTime, denyUntil: UnixTime) async throws -> AccountDeactivation {
        try await self.engine.write { transaction in
            // Writes before it reads, for the row locks: of the last two owners that leave at once, one stays.
            // Organisations first, as where members are taken out.
            try transaction.execute(
                """
                UPDATE organisation SET name = name WHERE id IN (
                    SELECT organisation_id FROM organisation_member WHERE subject = ? AND role = ?)
                """,
                [.id(id), .text(OrganisationRole.administrator.rawValue)],
            )
            try transaction.execute(
                "UPDATE app SET version = version WHERE id IN (SELECT client_id FROM app_owner WHERE account_id = ?)",
                [.id(id)],
            )
            let holdings = try Self.holdings(of: id, in: transaction)
            guard holdings.isEmpty else { return .held(holdings) }
            let changed = try transaction.execute(
                "UPDATE account SET disabled_at = ? WHERE id = ? AND disabled_at IS NULL",
                [.time(now), .id(id)],
            )
            guard changed > 0 else { return .unknown }
            let sessions = try transaction.endSessions(of: id, except: nil)
            try transaction.execute("DELETE FROM consent WHERE account_id = ?", [.id(id)])
            let families = try transaction.endGrants(of: id, client: nil, denyUntil: denyUntil)
            try transaction.noteChange(of: .accounts)
            return .done(AccountRecovery(sessions: sessions, families: families))
        }
    }

    private static func holdings(of id: AccountID, in transaction: any SQLTransaction) throws(SQLError)
        -> AccountHoldings
    {
        var holdings = AccountHoldings()
        let apps = try transaction.query(
            """
            SELECT app.id, app.name FROM app_owner JOIN app ON app.id = app_owner.client_id
            WHERE app_owner.account_id = ? AND app.disabled_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM app_owner AS other JOIN account ON account.id = other.account_id
                WHERE other.client_id = app.id AND other.account_id <> ? AND account.disabled_at IS NULL)
            ORDER BY app.created_at, app.id LIMIT ?
            """,
            [.id(id), .id(id), .count(AccountHoldings.limit)],
        )
        for row in apps { holdings.apps.append(.init(id: ClientID(try row.text(0)), name: try row.text(1))) }
        let administrator = SQLValue.text(OrganisationRole.administrator.rawValue)
        let organisations = try transaction.query(
            """
            SELECT organisation.id, organisation.name
            FROM organisation_member JOIN organisation ON organisation.id = organisation_member.organisation_id
            WHERE organisation_member.subject = ? AND organisation_member.role = ? AND NOT EXISTS (
                SELECT 1 FROM organisation_member AS other
                    JOIN principal ON principal.subject = other.subject
                    JOIN account ON account.id = principal.account_id
                WHERE other.organisation_id = organisation.id AND other.role = ? AND other.subject <> ?
                    AND account.disabled_at IS NULL)
            ORDER BY organisation.created_at, organisation.id LIMIT ?
            """,
            [.id(id), administrator, administrator, .id(id), .count(AccountHoldings.limit)],
        )
        for row in organisations {
            holdings.organisations.append(.init(id: OrganisationID(try row.text(0)), name: try row.text(1)))
        }
        return holdings
    }
}
