/// What a finished copy has found in both databases.
package struct CopyReport: Sendable, Hashable {
    /// One table, equal in both.
    package struct Table: Sendable, Hashable {
        package var name: String
        package var rows: Int
        /// SHA-256 over the rows in the order of the primary key, in base 16.
        package var digest: String
    }

    package var tables: [Table]

    /// The rows of all tables.
    package var rows: Int { self.tables.reduce(0) { $0 + $1.rows } }
}
