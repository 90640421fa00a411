import LintelPlatform
import LintelTokens

/// What operators look at, in the database.
struct SQLOperationStore: OperationStore {
    let engine: any SQLEngine

    func facts(at now: UnixTime) async throws -> InstallationFacts {
        let engine: InstallationFacts.Engine =
            switch self.engine.dialect {
            case .sqlite: .sqlite
            case .postgreSQL: .postgreSQL
            }
        return try await self.engine.read { transaction in
            var facts = InstallationFacts(engine: engine, schemaVersion: try Migrator.version(transaction))
            func count(_ rest: String, _ arguments: [SQLValue] = []) throws(SQLError) -> Int64 {
                try transaction.first("SELECT COUNT(*) FROM \(rest)", arguments)?.integer(0) ?? 0
            }
            facts.accounts = try count("account")
            facts.disabledAccounts = try count("account WHERE disabled_at IS NOT NULL")
            facts.organisations = try count("organisation")
            facts.apps = try count("app")
            facts.disabledApps = try count("app WHERE disabled_at IS NOT NULL")
            facts.sessions = try count("session WHERE expires_at > ?", [.time(now)])
            facts.waitingRequests = try count(
                """
                app_scope JOIN app ON app.id = app_scope.client_id
                WHERE app_scope.state = 'requested' AND app.disabled_at IS NULL
                """
            )
            facts.mails = try count("outgoing_mail")
            facts.failedMails = try count("outgoing_mail WHERE last_error IS NOT NULL")
            let leases = try transaction.query("SELECT name, holder, expires_at FROM lease ORDER BY name LIMIT 20")
            facts.leases = try leases.map { row in
                InstallationFacts.Lease(name: try row.text(0), holder: try row.text(1), expiresAt: try row.time(2))
            }
            return facts
        }
    }

    func enable(_ id: AccountID) async throws -> Bool {
        try await self.engine.write { transaction in
            let changed = try transaction.execute(
                "UPDATE account SET disabled_at = NULL WHERE id = ? AND disabled_at IS NOT NULL",
                [.id(id)],
            )
            if changed > 0 { try transaction.noteChange(of: .accounts) }
            return changed > 0
        }
    }

    func mails(limit: Int) async throws -> [WaitingMail] {
        try await self.engine.read { transaction in
            let rows = try transaction.query(
                """
                SELECT id, created_at, next_attempt_at, attempts, expires_at, last_error FROM outgoing_mail
                ORDER BY next_attempt_at, id LIMIT ?
                """,
                [.count(limit)],
            )
            return try rows.map { row in
                var columns = row.reader
                return WaitingMail(
                    id: try columns.id(),
                    createdAt: try columns.time(),
                    nextAttemptAt: try columns.time(),
                    attempts: try columns.integer(),
                    expiresAt: try columns.time(),
                    lastError: try columns.optionalText(),
                )
            }
        }
    }

    func retryMails(after bound: UnixTime, at now: UnixTime) async throws -> Int {
        try await self.engine.write { transaction in
            try transaction.execute(
                "UPDATE outgoing_mail SET next_attempt_at = ? WHERE next_attempt_at > ? AND expires_at > ?",
                [.time(now), .time(bound), .time(now)],
            )
        }
    }
}
