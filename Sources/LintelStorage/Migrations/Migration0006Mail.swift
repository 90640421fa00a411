extension Migration {
    /// Mails on their way out.
    static let mail = Migration(number: 6) { dialect in
        [
            """
            CREATE TABLE outgoing_mail (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                content \(dialect.blob) NOT NULL,
                created_at \(dialect.integer) NOT NULL,
                next_attempt_at \(dialect.integer) NOT NULL,
                attempts \(dialect.integer) NOT NULL CHECK (attempts >= 0),
                expires_at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX outgoing_mail_by_next_attempt ON outgoing_mail (next_attempt_at)",
        ]
    }
}
