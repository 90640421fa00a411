extension Migration {
    /// What keeps the server going: change counters, throttling, signing keys and the audit log.
    static let operation = Migration(number: 4) { dialect in
        [
            """
            CREATE TABLE change_counter (
                topic \(dialect.text) NOT NULL PRIMARY KEY,
                version \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE failure_counter (
                counter_key \(dialect.text) NOT NULL PRIMARY KEY,
                failures \(dialect.integer) NOT NULL CHECK (failures > 0),
                blocked_until \(dialect.integer),
                forget_at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX failure_counter_by_end ON failure_counter (forget_at)",
            """
            CREATE TABLE signing_key (
                id \(dialect.text) NOT NULL PRIMARY KEY,
                position \(dialect.integer) NOT NULL UNIQUE,
                algorithm \(dialect.text) NOT NULL,
                sealed_private_key \(dialect.blob) NOT NULL,
                public_jwk \(dialect.blob) NOT NULL,
                created_at \(dialect.integer) NOT NULL,
                activates_at \(dialect.integer) NOT NULL,
                removed_at \(dialect.integer)
            )\(dialect.tableOptions)
            """,
            // No references: the log outlives what it tells of.
            """
            CREATE TABLE audit_event (
                sequence \(dialect.integer) NOT NULL PRIMARY KEY,
                occurred_at \(dialect.integer) NOT NULL,
                kind \(dialect.text) NOT NULL,
                actor \(dialect.text) NOT NULL,
                target \(dialect.text),
                client_id \(dialect.text),
                error_id \(dialect.text),
                detail \(dialect.text),
                address \(dialect.text),
                correlation_id \(dialect.text),
                hash \(dialect.blob) NOT NULL CHECK (length(hash) = 32)
            )\(dialect.tableOptions)
            """,
            // The end of the chain: writers queue on this row, and a log that lost its newest rows is noticed.
            """
            CREATE TABLE audit_head (
                id \(dialect.integer) NOT NULL PRIMARY KEY CHECK (id = 1),
                sequence \(dialect.integer) NOT NULL,
                hash \(dialect.blob) NOT NULL CHECK (length(hash) = 32)
            )\(dialect.tableOptions)
            """,
        ] + dialect.notifications(ofChangesIn: "change_counter")
    }
}
