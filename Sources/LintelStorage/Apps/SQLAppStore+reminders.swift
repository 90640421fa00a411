import LintelPlatform
import LintelTokens

extension SQLAppStore {
    func secrets(dueIn window: SecretReminderWindow, limit: Int) async throws -> [ExpiringSecret] {
        try await self.engine.read { transaction in
            let rows = try transaction.query(
                """
                SELECT app_secret.client_id, app_secret.id
                FROM app_secret JOIN app ON app.id = app_secret.client_id
                WHERE app_secret.expires_at > ? AND app_secret.expires_at <= ?
                    AND app_secret.expires_at - app_secret.created_at > ?
                    AND (app_secret.reminded_days IS NULL OR app_secret.reminded_days > ?)
                    AND app.disabled_at IS NULL
                ORDER BY app_secret.expires_at, app_secret.client_id, app_secret.id LIMIT ?
                """,
                [
                    .time(window.after), .time(window.until), .integer(window.days * 86_400), .integer(window.days),
                    .count(limit),
                ],
            )
            return try rows.map { ExpiringSecret(clientID: ClientID(try $0.text(0)), secretID: try $0.text(1)) }
        }
    }

    func noteReminder(of secret: ExpiringSecret, days: Int64) async throws -> Bool {
        try await self.engine.write { transaction in
            let noted = try transaction.execute(
                """
                UPDATE app_secret SET reminded_days = ?
                WHERE client_id = ? AND id = ? AND (reminded_days IS NULL OR reminded_days > ?)
                """,
                [.integer(days), .id(secret.clientID), .text(secret.secretID), .integer(days)],
            )
            return noted > 0
        }
    }
}
