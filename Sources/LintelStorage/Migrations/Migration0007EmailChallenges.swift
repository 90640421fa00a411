extension Migration {
    /// Codes on their way to e-mail addresses, for sign-up and recovery.
    static let emailChallenges = Migration(number: 7) { dialect in
        [
            // No reference to an account: most are for addresses that have none yet.
            """
            CREATE TABLE email_challenge (
                purpose \(dialect.text) NOT NULL CHECK (purpose IN ('sign_up', 'recovery')),
                email_key \(dialect.text) NOT NULL,
                browser_digest \(dialect.blob) NOT NULL CHECK (length(browser_digest) = 32),
                code_mac \(dialect.blob) NOT NULL CHECK (length(code_mac) = 32),
                name \(dialect.text),
                password_hash \(dialect.text),
                sent \(dialect.integer) NOT NULL CHECK (sent > 0),
                tries \(dialect.integer) NOT NULL CHECK (tries >= 0),
                resend_at \(dialect.integer) NOT NULL,
                expires_at \(dialect.integer) NOT NULL,
                used_at \(dialect.integer),
                PRIMARY KEY (purpose, email_key, browser_digest)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX email_challenge_by_expiry ON email_challenge (expires_at)",
        ]
    }
}
