extension Migration {
    /// What happens to apps later on: reminders before a secret expires, and the ids of deleted apps.
    static let appLives = Migration(number: 9) { dialect in
        [
            // The smallest number of days before its end for which the owners have been reminded.
            """
            ALTER TABLE app_secret ADD COLUMN reminded_days \(dialect.integer)
                CHECK (reminded_days IS NULL OR reminded_days > 0)
            """,
            "CREATE INDEX app_secret_by_expiry ON app_secret (expires_at)",
            // A client id is the sub of a service's tokens: whatever still names it must never mean another app.
            """
            CREATE TABLE retired_client (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                deleted_at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
        ]
    }
}
