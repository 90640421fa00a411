import CPostgres

/// Statements of one transaction, on the thread that runs it.
final class PostgreSQLTransaction: AbortableTransaction {
    private let connection: PostgreSQLConnection
    /// What has to be sent before the next statement.
    private var controls: [PostgreSQLConnection.Control]
    /// The first error: PostgreSQL runs nothing more in a transaction, or since its last savepoint, after one.
    private(set) var failure: SQLError?

    init(_ connection: PostgreSQLConnection, begin: PostgreSQLConnection.Control) {
        self.connection = connection
        self.controls = [begin]
    }

    var dialect: SQLDialect { .postgreSQL }

    func execute(_ sql: String, _ arguments: [SQLValue]) throws(SQLError) -> Int {
        try self.run(sql, arguments) { result throws(SQLError) in
            guard let tag = PQcmdStatus(result), let count = PQcmdTuples(result) else { return 0 }
            // For a query it is the number of its rows; for statements that touch no rows there is none.
            return String(cString: tag).hasPrefix("SELECT") ? 0 : Int(String(cString: count)) ?? 0
        }
    }

    func query(_ sql: String, _ arguments: [SQLValue]) throws(SQLError) -> [SQLRow] {
        try self.run(sql, arguments) { result throws(SQLError) in try SQLRow.rows(result) }
    }

    func query(once sql: String, _ arguments: [SQLValue]) throws(SQLError) -> [SQLRow] {
        try self.run(sql, arguments, isKept: false) { result throws(SQLError) in try SQLRow.rows(result) }
    }

    private func run<Value>(
        _ sql: String,
        _ arguments: [SQLValue],
        isKept: Bool = true,
        _ body: (OpaquePointer) throws(SQLError) -> Value,
    ) throws(SQLError) -> Value {
        if let failure = self.failure { throw failure }
        let call = try self.connection.call(sql, arguments, isKept: isKept)
        do throws(SQLError) {
            let value = try self.connection.run(call, after: self.controls, body)
            self.controls = []
            return value
        } catch {
            // Of the controls none can fail while the transaction stands: they were run.
            self.controls = []
            self.failure = error
            throw error
        }
    }

    /// Marks where ``undo()`` goes back to.
    func mark() {
        self.controls.append("SAVEPOINT write_closure")
    }

    /// Forgets the mark and keeps what was changed since.
    func keep() {
        self.controls.append("RELEASE SAVEPOINT write_closure")
    }

    /// Takes back what was changed since the mark.
    func undo() {
        self.failure = nil
        self.controls.append("ROLLBACK TO SAVEPOINT write_closure")
        self.controls.append("RELEASE SAVEPOINT write_closure")
    }

    /// Adds a statement that is sent with the next one.
    func add(_ control: PostgreSQLConnection.Control) {
        self.controls.append(control)
    }

    /// Ends the transaction; true when it was committed.
    ///
    /// - Throws: ``SQLError``; with code `unknownOutcome` when the connection broke on the way.
    func commit() throws(SQLError) -> Bool {
        do throws(SQLError) {
            // The answer to a commit of a transaction that had failed is ROLLBACK.
            return try self.connection.run(self.controls + ["COMMIT"]) == "COMMIT"
        } catch {
            guard error.code == .unreachable else { throw error }
            throw SQLError(.unknownOutcome, error.message)
        }
    }

    /// Ends the transaction and takes everything back; a connection that broke has done so by itself.
    func rollBack() {
        _ = try? self.connection.run(self.controls + ["ROLLBACK"])
    }
}
