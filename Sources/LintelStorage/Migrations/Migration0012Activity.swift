extension Migration {
    /// Ways into the audit log, counters of the apps' requests, and calls that were refused.
    static let activity = Migration(number: 12) { dialect in
        let indexes = ["client_id", "organisation_id", "error_id", "correlation_id"].map { column in
            """
            CREATE INDEX audit_event_by_\(column) ON audit_event (\(column), sequence) WHERE \(column) IS NOT NULL
            """
        }
        return indexes + [
            "CREATE INDEX audit_event_by_actor ON audit_event (actor, sequence)",
            "CREATE INDEX audit_event_by_kind ON audit_event (kind, sequence)",
            "CREATE INDEX audit_event_by_time ON audit_event (occurred_at)",
            """
            CREATE TABLE app_activity (
                client_id \(dialect.text) NOT NULL REFERENCES app (id) ON DELETE CASCADE,
                day \(dialect.integer) NOT NULL,
                outcome \(dialect.text) NOT NULL,
                count \(dialect.integer) NOT NULL CHECK (count > 0),
                PRIMARY KEY (client_id, day, outcome)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX app_activity_by_day ON app_activity (day)",
            // No references: what was refused is told as it was then.
            """
            CREATE TABLE refused_call (
                correlation_id \(dialect.text) NOT NULL PRIMARY KEY,
                occurred_at \(dialect.integer) NOT NULL,
                client_id \(dialect.text) NOT NULL,
                subject \(dialect.text) NOT NULL,
                organisation_id \(dialect.text),
                action \(dialect.text) NOT NULL,
                checks \(dialect.text) NOT NULL CHECK (length(checks) <= 8192)
            )\(dialect.tableOptions)
            """,
            "CREATE INDEX refused_call_by_time ON refused_call (occurred_at)",
        ]
    }
}
