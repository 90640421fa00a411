extension Migration {
    /// What keeps the server going: change counters, throttling, signing keys and the audit log.
    static let operation = Migration(number: 4) { dialect in
        [
            """
            CREATE TABLE change_counter (
                topic TEXT NOT NULL PRIMARY KEY,
                version \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            """
            CREATE TABLE failure_counter (
                counter_key TEXT NOT NULL PRIMARY KEY,
                failures \(dialect.integer) NOT NULL CHECK (failures > 0),
                blocked_until \(dialect.integer),
                forget_at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX failure_counter_by_end ON failure_counter (forget_at)",
            """
            CREATE TABLE signing_key (
                id TEXT NOT NULL PRIMARY KEY,
                position \(dialect.integer) NOT NULL UNIQUE,
                algorithm TEXT NOT NULL,
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
                kind TEXT NOT NULL,
                actor TEXT NOT NULL,
                target TEXT,
                client_id TEXT,
                error_id TEXT,
                detail TEXT,
                address TEXT,
                correlation_id TEXT,
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
        ]
    }
}
