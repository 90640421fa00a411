extension Migration {
    /// What several nodes on one database need: leases, and a quick look at who is blocked.
    static let leases = Migration(number: 5) { dialect in
        [
            """
            CREATE TABLE lease (
                name \(dialect.text) NOT NULL PRIMARY KEY,
                holder \(dialect.text) NOT NULL,
                expires_at \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """,
            // Few of the counters block anybody; every node reads those whenever another one begins to.
            """
            CREATE INDEX failure_counter_by_block ON failure_counter (blocked_until) WHERE blocked_until IS NOT NULL
            """,
        ]
    }
}
