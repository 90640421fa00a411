extension Migration {
    /// Apps with their parts, and the principals: accounts and service apps under one set of e-mail keys.
    static let apps = Migration(number: 2) { dialect in
        [
            """
            CREATE TABLE app (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                type \(dialect.text) NOT NULL CHECK (type IN ('native', 'spa', 'web', 'service')),
                name \(dialect.text) NOT NULL,
                organisation_id \(dialect.text) REFERENCES organisation (id) ON DELETE RESTRICT,
                proof_key_rule \(dialect.text) NOT NULL CHECK (proof_key_rule IN ('required', 'or_nonce', 'off')),
                client_email \(dialect.text) CHECK (client_email IS NULL OR type = 'service'),
                created_at \(dialect.integer) NOT NULL,
                disabled_at \(dialect.integer),
                version \(dialect.integer) NOT NULL CHECK (version > 0)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX app_by_organisation ON app (organisation_id)",
            """
            CREATE TABLE app_owner (
                client_id \(dialect.text) NOT NULL REFERENCES app (id) ON DELETE CASCADE,
                account_id \(dialect.text) NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
                position \(dialect.integer) NOT NULL,
                PRIMARY KEY (client_id, account_id)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX app_owner_by_account ON app_owner (account_id)",
            """
            CREATE TABLE app_redirect_uri (
                client_id \(dialect.text) NOT NULL REFERENCES app (id) ON DELETE CASCADE,
                kind \(dialect.text) NOT NULL CHECK (kind IN ('redirect', 'post_logout')),
                position \(dialect.integer) NOT NULL,
                uri \(dialect.text) NOT NULL,
                PRIMARY KEY (client_id, kind, uri)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE app_scope (
                client_id \(dialect.text) NOT NULL REFERENCES app (id) ON DELETE CASCADE,
                scope \(dialect.text) NOT NULL,
                position \(dialect.integer) NOT NULL,
                state \(dialect.text) NOT NULL CHECK (state IN ('requested', 'approved', 'refused')),
                PRIMARY KEY (client_id, scope)
            )\(dialect.tableOptions)
            """,
            // The digest is SHA-256 of 256 random bits: nothing to guess, no salt needed.
            """
            CREATE TABLE app_secret (
                client_id \(dialect.text) NOT NULL REFERENCES app (id) ON DELETE CASCADE,
                id \(dialect.text) NOT NULL,
                position \(dialect.integer) NOT NULL,
                label \(dialect.text) NOT NULL,
                hint \(dialect.text) NOT NULL,
                digest \(dialect.blob) NOT NULL CHECK (length(digest) = 32),
                created_at \(dialect.integer) NOT NULL,
                expires_at \(dialect.integer),
                last_used_at \(dialect.integer),
                PRIMARY KEY (client_id, id)
            )\(dialect.tableOptions)
            """,
            // One table, so that an address belongs to one principal, person or service, by constraint.
            """
            CREATE TABLE principal (
                subject \(dialect.text) NOT NULL PRIMARY KEY,
                email_key \(dialect.text) NOT NULL UNIQUE,
                account_id \(dialect.text) UNIQUE REFERENCES account (id) ON DELETE CASCADE,
                client_id \(dialect.text) UNIQUE REFERENCES app (id) ON DELETE CASCADE,
                CHECK ((account_id IS NULL AND client_id IS NOT NULL AND client_id = subject)
                    OR (client_id IS NULL AND account_id IS NOT NULL AND account_id = subject))
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE organisation_member (
                organisation_id \(dialect.text) NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
                subject \(dialect.text) NOT NULL REFERENCES principal (subject) ON DELETE CASCADE,
                role \(dialect.text) NOT NULL CHECK (role IN ('administrator', 'co-administrator', 'member')),
                changed_at \(dialect.integer) NOT NULL,
                PRIMARY KEY (organisation_id, subject)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX organisation_member_by_subject ON organisation_member (subject)",
        ]
    }
}
