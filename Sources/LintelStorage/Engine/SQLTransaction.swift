/// One running transaction: statements with `?` placeholders, in the SQL that all engines share.
package protocol SQLTransaction: AnyObject {
    /// The SQL that the engine understands.
    var dialect: SQLDialect { get }

    /// Runs one statement.
    ///
    /// - Returns: How many rows it inserted, updated or deleted.
    @discardableResult
    func execute(_ sql: String, _ arguments: [SQLValue]) throws(SQLError) -> Int

    /// Runs one statement, all of it, and returns its rows.
    func query(_ sql: String, _ arguments: [SQLValue]) throws(SQLError) -> [SQLRow]

    /// Runs one statement whose text depends on what somebody asks for, and returns its rows.
    ///
    /// Nothing is kept of it: there can be any number of such texts.
    func query(once sql: String, _ arguments: [SQLValue]) throws(SQLError) -> [SQLRow]
}

extension SQLTransaction {
    /// Runs one statement without arguments.
    @discardableResult
    package func execute(_ sql: String) throws(SQLError) -> Int { try self.execute(sql, []) }

    /// Runs one statement without arguments and returns its rows.
    package func query(_ sql: String) throws(SQLError) -> [SQLRow] { try self.query(sql, []) }

    /// Runs one statement and returns its first row.
    package func first(_ sql: String, _ arguments: [SQLValue] = []) throws(SQLError) -> SQLRow? {
        try self.query(sql, arguments).first
    }
}
