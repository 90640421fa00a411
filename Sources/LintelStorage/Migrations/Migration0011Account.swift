extension Migration {
    /// What people see of their own account: where they are signed in, since when apps may do what, and another purpose of
    /// mailed codes.
    static let account = Migration(number: 11) { dialect in
        [
            "ALTER TABLE session ADD COLUMN user_agent \(dialect.text)",
            "ALTER TABLE session ADD COLUMN sign_in_address \(dialect.text)",
            "ALTER TABLE session ADD COLUMN last_address \(dialect.text)",
            // Outlives the sessions, so that signing out and in again is no news.
            """
            CREATE TABLE sign_in_place (
                account_id \(dialect.text) NOT NULL REFERENCES account (id) ON DELETE CASCADE,
                place_digest \(dialect.blob) NOT NULL CHECK (length(place_digest) = 32),
                seen_at \(dialect.integer) NOT NULL,
                PRIMARY KEY (account_id, place_digest)
            )\(dialect.tableOptions)
            """,
            "ALTER TABLE consent ADD COLUMN given_at \(dialect.integer)",
            "UPDATE consent SET given_at = changed_at",
            // SQLite changes no CHECK: a new table takes the place of the old one.
            """
            CREATE TABLE email_challenge_next (
                purpose \(dialect.text) NOT NULL CHECK (purpose IN ('sign_up', 'recovery', 'email_change')),
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
            """
            INSERT INTO email_challenge_next (
                purpose, email_key, browser_digest, code_mac, name, password_hash, sent, tries, resend_at, expires_at,
                used_at
            ) SELECT
                purpose, email_key, browser_digest, code_mac, name, password_hash, sent, tries, resend_at, expires_at,
                used_at
            FROM email_challenge
            """,
            "DROP TABLE email_challenge",
            "ALTER TABLE email_challenge_next RENAME TO email_challenge",
            "CREATE INDEX email_challenge_by_expiry ON email_challenge (expires_at)",
        ]
    }
}
