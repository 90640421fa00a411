extension Migration {
    /// Browser sessions, and what accounts have granted to apps.
    static let grants = Migration(number: 3) { dialect in
        [
            """
            CREATE TABLE session (
                id_digest \(dialect.blob) NOT NULL PRIMARY KEY CHECK (length(id_digest) = 32),
                account_id \(dialect.text) NOT NULL REFERENCES account (id) ON DELETE CASCADE,
                authenticated_at \(dialect.integer) NOT NULL,
                created_at \(dialect.integer) NOT NULL,
                last_seen_at \(dialect.integer) NOT NULL,
                expires_at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX session_by_account ON session (account_id)",
            "CREATE INDEX session_by_expiry ON session (expires_at)",
            // Ids are stored as they are: what opens a code is the keyed MAC beside the id, and that is not stored.
            """
            CREATE TABLE authorization_code (
                id \(dialect.blob) NOT NULL PRIMARY KEY,
                client_id \(dialect.text) NOT NULL REFERENCES app (id) ON DELETE CASCADE,
                account_id \(dialect.text) NOT NULL REFERENCES account (id) ON DELETE CASCADE,
                session_reference \(dialect.blob) NOT NULL,
                grant_id \(dialect.text) NOT NULL,
                redirect_uri \(dialect.text),
                scopes \(dialect.text) NOT NULL,
                code_challenge \(dialect.text),
                nonce \(dialect.text),
                authenticated_at \(dialect.integer) NOT NULL,
                issued_at \(dialect.integer) NOT NULL,
                expires_at \(dialect.integer) NOT NULL,
                used_at \(dialect.integer)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX authorization_code_by_account ON authorization_code (account_id, client_id)",
            "CREATE INDEX authorization_code_by_client ON authorization_code (client_id)",
            "CREATE INDEX authorization_code_by_issue ON authorization_code (issued_at)",
            // No reference to the code or the session: a family outlives both. No index on what a rotation changes.
            """
            CREATE TABLE refresh_family (
                id \(dialect.blob) NOT NULL PRIMARY KEY,
                client_id \(dialect.text) NOT NULL REFERENCES app (id) ON DELETE CASCADE,
                account_id \(dialect.text) NOT NULL REFERENCES account (id) ON DELETE CASCADE,
                session_reference \(dialect.blob) NOT NULL,
                grant_id \(dialect.text) NOT NULL,
                code_id \(dialect.blob) NOT NULL,
                scopes \(dialect.text) NOT NULL,
                authenticated_at \(dialect.integer) NOT NULL,
                generation \(dialect.integer) NOT NULL CHECK (generation >= 0),
                created_at \(dialect.integer) NOT NULL,
                rotated_at \(dialect.integer) NOT NULL,
                previously_rotated_at \(dialect.integer) NOT NULL,
                expires_at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX refresh_family_by_code ON refresh_family (code_id)",
            "CREATE INDEX refresh_family_by_session ON refresh_family (session_reference)",
            "CREATE INDEX refresh_family_by_account ON refresh_family (account_id, client_id)",
            "CREATE INDEX refresh_family_by_client ON refresh_family (client_id)",
            "CREATE INDEX refresh_family_by_expiry ON refresh_family (expires_at)",
            """
            CREATE TABLE consent (
                account_id \(dialect.text) NOT NULL REFERENCES account (id) ON DELETE CASCADE,
                client_id \(dialect.text) NOT NULL REFERENCES app (id) ON DELETE CASCADE,
                scopes \(dialect.text) NOT NULL,
                changed_at \(dialect.integer) NOT NULL,
                PRIMARY KEY (account_id, client_id)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX consent_by_client ON consent (client_id)",
            """
            CREATE TABLE denial (
                kind \(dialect.text) NOT NULL CHECK (kind IN ('token', 'grant')),
                id \(dialect.text) NOT NULL,
                expires_at \(dialect.integer) NOT NULL,
                PRIMARY KEY (kind, id)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX denial_by_expiry ON denial (expires_at)",
        ]
    }
}
