/// Moves an installation from one database into another, empty one, in pages: memory does not grow with the rows.
///
/// A copy that is stopped at any moment, or killed, goes on where it stopped when it is run again; until it is finished
/// nobody can take the target for an installation. The source is never changed.
package struct DatabaseCopy: Sendable {
    /// Some megabytes in memory; smaller pages write the scattered leaves of the indexes to the disk more often.
    package static let rowsPerPage = 4_000

    private let source: CopySource
    private let target: CopyTarget
    private let rowsPerPage: Int

    /// - Parameters:
    ///   - source: The database to copy; it has to be an installation in this program's schema.
    ///   - name: Where the source is.
    ///   - target: An empty database, or one that a copy from the same source was stopped in.
    ///   - rowsPerPage: How many rows are read and written in one transaction.
    /// - Throws: As ``CopySource/init(_:named:)``.
    package init(
        from source: any SQLEngine,
        named name: String,
        to target: any SQLEngine,
        rowsPerPage: Int = Self.rowsPerPage,
    ) async throws {
        self.init(try await CopySource(source, named: name), to: CopyTarget(target), rowsPerPage: rowsPerPage)
    }

    init(_ source: CopySource, to target: CopyTarget, rowsPerPage: Int = Self.rowsPerPage) {
        self.source = source
        self.target = target
        self.rowsPerPage = rowsPerPage
    }

    /// Copies what is missing in the target and compares the two databases.
    ///
    /// - Parameter report: Is told each step that is done; what it throws stops the copy.
    /// - Throws: ``DatabaseCopyError``, and ``SQLError`` whose message begins with the side that failed.
    package func run(_ report: (CopyProgress) throws -> Void) async throws -> CopyReport {
        try await self.target.begin(from: self.source.fingerprint)
        for table in CopiedTable.installation { try await self.copy(table, report) }
        let tables = try await self.verify(report)
        try await self.target.finish()
        return CopyReport(tables: tables)
    }

    private func copy(_ table: CopiedTable, _ report: (CopyProgress) throws -> Void) async throws {
        var position = try await self.target.side.read { try table.end(in: $0) }
        var count = 0
        while true {
            let rows = try await self.page(of: table, after: position, in: self.source.side)
            guard let last = rows.last else { return }
            try await self.target.append(rows, to: table, after: position)
            position = table.key(of: last)
            count += rows.count
            try report(.copied(table: table.name, rows: count))
        }
    }

    private func verify(_ report: (CopyProgress) throws -> Void) async throws -> [CopyReport.Table] {
        var equal: [CopyReport.Table] = []
        var differing: [String] = []
        for table in CopiedTable.installation {
            async let expected = self.state(of: table, in: self.source.side)
            let found = try await self.state(of: table, in: self.target.side)
            if try await expected == found {
                equal.append(found)
                try report(.verified(table: table.name, rows: found.rows))
            } else {
                differing.append("\(table.name) (\(try await expected.rows) and \(found.rows) rows)")
            }
        }
        guard differing.isEmpty else {
            throw DatabaseCopyError(
                .differing,
                """
                Source and target differ in \(differing.joined(separator: ", ")): one of them was changed while the \
                copy ran. Stop what uses them, and copy again into an empty target.
                """,
            )
        }
        return equal
    }

    private func state(of table: CopiedTable, in side: CopySide) async throws -> CopyReport.Table {
        var digest = TableDigest(of: table)
        var position: [SQLValue]?
        while true {
            let rows = try await self.page(of: table, after: position, in: side)
            guard let last = rows.last else { return digest.state(of: table) }
            digest.add(rows)
            position = table.key(of: last)
        }
    }

    /// The next rows of a table, in a transaction of their own: no lock is held for longer than a page takes.
    private func page(
        of table: CopiedTable,
        after position: [SQLValue]?,
        in side: CopySide,
    ) async throws -> [[SQLValue]] {
        let limit = min(self.rowsPerPage, table.rowsPerPage)
        return try await side.read { try table.rows(after: position, limit: limit, in: $0) }
    }
}
