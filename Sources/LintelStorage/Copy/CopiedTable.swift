/// A table of an installation, as a copy between two databases sees it.
package struct CopiedTable: Sendable, Hashable {
    package let name: String
    /// The columns of the primary key, in the key's order.
    let key: [String]
    /// Every column, the key's first.
    let columns: [String]
    /// How many rows are read at once at most; fewer for a table with large rows.
    private(set) var rowsPerPage = Int.max

    init(_ name: String, key: String..., others: String...) {
        self.init(name, keys: key, others: others)
    }

    init(_ name: String, keys: [String], others: [String]) {
        self.name = name
        self.key = keys
        self.columns = keys + others
    }

    /// The table, of which at most so many rows are in memory.
    func inPages(ofAtMost rows: Int) -> CopiedTable {
        var table = self
        table.rowsPerPage = rows
        return table
    }

    /// Rows that are inserted by one statement: a page takes few of them, and 64 rows of the widest table stay far
    /// below the 32,766 arguments that SQLite allows.
    private static let rowsPerStatement = 64

    /// The next rows in the order of the primary key, each with the values of ``columns``.
    ///
    /// - Parameter position: The key of the last row before them; nil for the first rows.
    func rows(
        after position: [SQLValue]?,
        limit: Int,
        in transaction: any SQLTransaction,
    ) throws(SQLError) -> [[SQLValue]] {
        let key = self.key.joined(separator: ", ")
        let condition = position == nil ? "" : "WHERE (\(key)) > (\(Self.marks(self.key.count)))"
        let columns = self.columns.joined(separator: ", ")
        let rows = try transaction.query(
            "SELECT \(columns) FROM \(self.name) \(condition) ORDER BY \(key) LIMIT \(limit)",
            position ?? [],
        )
        var values: [[SQLValue]] = []
        values.reserveCapacity(rows.count)
        for row in rows { values.append(try Self.values(row, count: self.columns.count)) }
        return values
    }

    /// The key of the last row; nil for an empty table.
    func end(in transaction: any SQLTransaction) throws(SQLError) -> [SQLValue]? {
        let order = self.key.map { "\($0) DESC" }.joined(separator: ", ")
        let last = try transaction.first(
            "SELECT \(self.key.joined(separator: ", ")) FROM \(self.name) ORDER BY \(order) LIMIT 1"
        )
        guard let last else { return nil }
        return try Self.values(last, count: self.key.count)
    }

    /// The primary key of a row.
    func key(of row: [SQLValue]) -> [SQLValue] { Array(row.prefix(self.key.count)) }

    /// Adds rows that have the values of ``columns``.
    func insert(_ rows: [[SQLValue]], in transaction: any SQLTransaction) throws(SQLError) {
        var rest = rows[...]
        // Two statements for a table, whatever the number of rows: both are prepared once.
        while !rest.isEmpty {
            let count = rest.count < Self.rowsPerStatement ? 1 : Self.rowsPerStatement
            let row = "(\(Self.marks(self.columns.count)))"
            try transaction.execute(
                """
                INSERT INTO \(self.name) (\(self.columns.joined(separator: ", ")))
                VALUES \(Array(repeating: row, count: count).joined(separator: ", "))
                """,
                rest.prefix(count).flatMap { $0 },
            )
            rest = rest.dropFirst(count)
        }
    }

    private static func marks(_ count: Int) -> String {
        Array(repeating: "?", count: count).joined(separator: ", ")
    }

    private static func values(_ row: SQLRow, count: Int) throws(SQLError) -> [SQLValue] {
        var values: [SQLValue] = []
        values.reserveCapacity(count)
        for column in 0..<count { values.append(try row.value(column)) }
        return values
    }
}
