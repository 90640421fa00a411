/// Brings a database to the schema of this program, forward only.
package enum Migrator {
    /// The schema that this program writes.
    package static var latest: Int { Migration.all.last?.number ?? 0 }

    /// The table that says whose database it is and which version its schema has.
    package static let table = "lintel_schema"

    private static let application = "lintel"

    /// The schema's version; 0 for an empty database.
    ///
    /// - Throws: ``SQLError`` with code `notThisProgram` when the database holds another program's tables,
    ///   `schemaNewer` when a newer version of this program has migrated it, and `copyIncomplete` when it is the target
    ///   of a ``DatabaseCopy`` that was stopped.
    package static func version(of engine: any SQLEngine) async throws -> Int {
        try await engine.read { try Self.version($0) }
    }

    /// Runs the steps that the database does not have yet, in one transaction.
    ///
    /// - Throws: As ``version(of:)``; the database is left as it was.
    @discardableResult
    package static func migrate(_ engine: any SQLEngine) async throws -> (from: Int, to: Int) {
        let version = try await Self.version(of: engine)
        guard version < Self.latest else { return (from: version, to: version) }
        return try await engine.write { transaction in
            for lock in transaction.dialect.migrationLocks { _ = try transaction.query(lock) }
            // Another process may have migrated in between.
            let from = try Self.version(transaction)
            try Self.run(Migration.all.filter { $0.number > from }, in: transaction)
            return (from: from, to: Self.latest)
        }
    }

    private static func run(_ migrations: [Migration], in transaction: any SQLTransaction) throws(SQLError) {
        let dialect = transaction.dialect
        try transaction.execute(
            """
            CREATE TABLE IF NOT EXISTS \(Self.table) (
                id \(dialect.integer) NOT NULL PRIMARY KEY CHECK (id = 1),
                application \(dialect.text) NOT NULL,
                version \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """
        )
        for migration in migrations {
            for statement in migration.statements(dialect) { try transaction.execute(statement) }
            try transaction.execute(
                """
                INSERT INTO \(Self.table) (id, application, version) VALUES (1, ?, ?)
                ON CONFLICT (id) DO UPDATE SET version = excluded.version
                """,
                [.text(Self.application), .count(migration.number)],
            )
        }
    }

    /// As ``version(of:)``, in a transaction that is running.
    static func version(_ transaction: any SQLTransaction) throws(SQLError) -> Int {
        var tables: [String] = []
        for row in try transaction.query(transaction.dialect.tableNames) { tables.append(try row.text(0)) }
        guard !tables.isEmpty else { return 0 }
        guard tables.contains(Self.table),
            let row = try transaction.first("SELECT application, version FROM \(Self.table) WHERE id = 1"),
            try row.text(0) == Self.application
        else {
            throw SQLError(.notThisProgram, "the database holds the tables of another program")
        }
        guard !tables.contains(CopyMark.table) else {
            throw SQLError(
                .copyIncomplete,
                "a copy into the database has not been finished: run 'lintel database copy' again",
            )
        }
        let version = Int(try row.integer(1))
        guard version <= Self.latest else {
            throw SQLError(
                .schemaNewer,
                "the database has schema \(version), this program knows \(Self.latest): run the newer program",
            )
        }
        return version
    }
}
