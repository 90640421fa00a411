/// A database that a copy fills: empty, or marked by a copy that was stopped.
struct CopyTarget: Sendable {
    let side: CopySide

    init(_ engine: any SQLEngine) {
        self.side = CopySide(role: .target, engine: engine)
    }

    /// Brings an empty database to this program's schema and marks it, or finds it marked already.
    ///
    /// - Throws: ``DatabaseCopyError`` and ``SQLError``; nothing was changed then.
    func begin(from source: String) async throws {
        guard try await !self.side.read({ try Self.isBegun(from: source, in: $0) }) else { return }
        let engine = self.side.engine
        try await self.side.role.naming { _ = try await Migrator.migrate(engine) }
        try await self.side.write { transaction in
            // Somebody may have begun to use the database in between.
            guard try !Self.isBegun(from: source, in: transaction) else { return }
            try CopyMark.make(for: source, in: transaction)
        }
    }

    /// Adds a page of rows behind the table's last one.
    ///
    /// - Parameter position: The key of the last row as this copy left it; nil for an empty table.
    func append(_ rows: [[SQLValue]], to table: CopiedTable, after position: [SQLValue]?) async throws {
        try await self.side.write { transaction in
            try CopyMark.countPage(in: transaction)
            guard try table.end(in: transaction) == position else {
                throw DatabaseCopyError(.overtaken, "Somebody else writes into the table \(table.name) of the target.")
            }
            try table.insert(rows, in: transaction)
        }
    }

    /// Takes the mark off: the database is an installation.
    func finish() async throws {
        try await self.side.write { try CopyMark.remove(in: $0) }
    }

    /// Whether a copy from this source has been begun; false for a database without rows.
    private static func isBegun(from source: String, in transaction: any SQLTransaction) throws -> Bool {
        var tables: Set<String> = []
        for row in try transaction.query(transaction.dialect.tableNames) { tables.insert(try row.text(0)) }
        if tables.contains(CopyMark.table) {
            guard try CopyMark.source(in: transaction) == source else {
                throw DatabaseCopyError(
                    .otherSource,
                    "A copy into the target has been begun from another source, or by another version.",
                )
            }
            return true
        }
        _ = try Migrator.version(transaction)
        try Self.requireEmpty(tables, in: transaction)
        return false
    }

    private static func requireEmpty(_ tables: Set<String>, in transaction: any SQLTransaction) throws {
        let known = CopiedTable.leftOut.union(CopiedTable.installation.map(\.name))
        for table in tables.subtracting([Migrator.table]).sorted() {
            guard known.contains(table) else {
                throw DatabaseCopyError(.targetNotEmpty, "The target holds the table \(table), which is not Lintel's.")
            }
            guard try transaction.first("SELECT 1 FROM \(table) LIMIT 1") == nil else {
                throw DatabaseCopyError(.targetNotEmpty, "The target is not empty: there are rows in \(table).")
            }
        }
    }
}
