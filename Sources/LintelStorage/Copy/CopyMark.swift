/// The mark on a database that a copy has begun to fill, and that is no installation yet.
///
/// It is a table of its own, made before the first row and dropped when both databases have been found equal: whoever
/// looks at the schema refuses a database that has it. How far a copy has come need not be written down: rows arrive in
/// the order of the primary keys and a page at a time, so a table's last key says it.
enum CopyMark {
    static let table = "lintel_copy"

    /// Marks the database as the target of a copy from this source.
    static func make(for source: String, in transaction: any SQLTransaction) throws(SQLError) {
        let dialect = transaction.dialect
        try transaction.execute(
            """
            CREATE TABLE \(Self.table) (
                id \(dialect.integer) NOT NULL PRIMARY KEY CHECK (id = 1),
                source \(dialect.text) NOT NULL,
                pages \(dialect.integer) NOT NULL
            )\(dialect.tableOptions)
            """
        )
        try transaction.execute("INSERT INTO \(Self.table) (id, source, pages) VALUES (1, ?, 0)", [.text(source)])
    }

    /// The source whose rows a marked database gets.
    static func source(in transaction: any SQLTransaction) throws(SQLError) -> String? {
        try transaction.first("SELECT source FROM \(Self.table) WHERE id = 1")?.text(0)
    }

    /// Counts a page: other copies into the same database wait until this transaction ends.
    static func countPage(in transaction: any SQLTransaction) throws(SQLError) {
        try transaction.execute("UPDATE \(Self.table) SET pages = pages + 1 WHERE id = 1")
    }

    /// Makes the database an installation.
    static func remove(in transaction: any SQLTransaction) throws(SQLError) {
        try transaction.execute("DROP TABLE \(Self.table)")
    }
}
