extension Migration {
    /// People and companies.
    static let accounts = Migration(number: 1) { dialect in
        [
            """
            CREATE TABLE account (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                email \(dialect.text) NOT NULL,
                name \(dialect.text) NOT NULL,
                password_hash \(dialect.text),
                is_email_verified \(dialect.integer) NOT NULL CHECK (is_email_verified IN (0, 1)),
                is_operator \(dialect.integer) NOT NULL CHECK (is_operator IN (0, 1)),
                created_at \(dialect.integer) NOT NULL,
                disabled_at \(dialect.integer)
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE organisation (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                name \(dialect.text) NOT NULL,
                created_at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE organisation_entitlement (
                organisation_id \(dialect.text) NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
                entitlement \(dialect.text) NOT NULL,
                position \(dialect.integer) NOT NULL,
                PRIMARY KEY (organisation_id, entitlement)
            )\(dialect.tableOptions)
            """,
        ]
    }
}
