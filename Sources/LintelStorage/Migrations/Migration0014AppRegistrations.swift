extension Migration {
    /// Who has registered which app with which form, and who has accepted the developer terms.
    static let appRegistrations = Migration(number: 14) { dialect in
        [
            // Of two sendings of one form the second finds the first one's app here.
            """
            CREATE TABLE app_registration (
                client_id \(dialect.text) NOT NULL PRIMARY KEY REFERENCES app (id) ON DELETE CASCADE,
                account_id \(dialect.text) NOT NULL REFERENCES account (id) ON DELETE CASCADE,
                token \(dialect.text) NOT NULL,
                UNIQUE (account_id, token)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE developer_terms_acceptance (
                account_id \(dialect.text) NOT NULL REFERENCES account (id) ON DELETE CASCADE,
                version \(dialect.text) NOT NULL,
                accepted_at \(dialect.integer) NOT NULL,
                PRIMARY KEY (account_id, version)
            )\(dialect.tableOptions)
            """,
        ]
    }
}
