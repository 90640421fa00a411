extension Migration {
    /// Invitations, wishes for products, e-mail domains and lists of clients; versions and makers of organisations.
    static let organisations = Migration(number: 10) { dialect in
        [
            "ALTER TABLE organisation ADD COLUMN version \(dialect.integer) NOT NULL DEFAULT 1 CHECK (version > 0)",
            // No reference: what somebody has made stays when the account is gone.
            "ALTER TABLE organisation ADD COLUMN created_by \(dialect.text)",
            "CREATE INDEX organisation_by_creator ON organisation (created_by)",
            // The digest is SHA-256 of 128 random bits, which only stand in the mail, beside a keyed MAC.
            """
            CREATE TABLE invitation (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                token_digest \(dialect.blob) NOT NULL UNIQUE CHECK (length(token_digest) = 32),
                organisation_id \(dialect.text) NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
                email \(dialect.text) NOT NULL,
                email_key \(dialect.text) NOT NULL,
                role \(dialect.text) NOT NULL CHECK (role IN ('administrator', 'co-administrator', 'member')),
                inviter \(dialect.text) NOT NULL,
                inviter_name \(dialect.text) NOT NULL,
                created_at \(dialect.integer) NOT NULL,
                expires_at \(dialect.integer) NOT NULL,
                accepted_at \(dialect.integer),
                revoked_at \(dialect.integer),
                CHECK (accepted_at IS NULL OR revoked_at IS NULL)
            )\(dialect.tableOptions)
            """,
            // Of two that invite one address at once, one replaces the other's invitation.
            """
            CREATE UNIQUE INDEX invitation_open ON invitation (organisation_id, email_key)
                WHERE accepted_at IS NULL AND revoked_at IS NULL
            """,
            "CREATE INDEX invitation_by_expiry ON invitation (expires_at)",
            """
            CREATE TABLE entitlement_request (
                organisation_id \(dialect.text) NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
                entitlement \(dialect.text) NOT NULL,
                requester \(dialect.text) NOT NULL,
                requested_at \(dialect.integer) NOT NULL,
                PRIMARY KEY (organisation_id, entitlement)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX entitlement_request_by_time ON entitlement_request (requested_at)",
            """
            CREATE TABLE organisation_domain (
                organisation_id \(dialect.text) NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
                name \(dialect.text) NOT NULL,
                added_at \(dialect.integer) NOT NULL,
                PRIMARY KEY (organisation_id, name)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE organisation_client (
                organisation_id \(dialect.text) NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
                client_id \(dialect.text) NOT NULL REFERENCES app (id) ON DELETE CASCADE,
                added_at \(dialect.integer) NOT NULL,
                PRIMARY KEY (organisation_id, client_id)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX organisation_client_by_client ON organisation_client (client_id)",
        ]
    }
}
