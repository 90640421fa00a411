import GRDB
import GRDBSQLite
import LintelCodec

/// Statements on one SQLite connection, prepared once each and stepped without a detour.
///
/// Lives on the thread that runs the transaction, for as long as it runs.
final class SQLiteTransaction: AbortableTransaction {
    private let database: Database
    /// The error with which SQLite gave up the whole transaction (a full disk, say), if it did.
    ///
    /// Statements behind it would run on their own and be kept: they are refused instead.
    private(set) var failure: SQLError?

    init(_ database: Database) {
        self.database = database
    }

    var dialect: SQLDialect { .sqlite }

    func execute(_ sql: String, _ arguments: [SQLValue]) throws(SQLError) -> Int {
        let statement = try self.bind(sql, arguments, to: self.prepared(sql))
        defer { Self.release(statement) }
        while try self.step(statement) {}
        // The number belongs to the last statement that could change rows; others leave it as it is.
        return sqlite3_stmt_readonly(statement) != 0 ? 0 : Int(sqlite3_changes(self.database.sqliteConnection))
    }

    func query(_ sql: String, _ arguments: [SQLValue]) throws(SQLError) -> [SQLRow] {
        try self.rows(self.bind(sql, arguments, to: self.prepared(sql)))
    }

    func query(once sql: String, _ arguments: [SQLValue]) throws(SQLError) -> [SQLRow] {
        if let failure = self.failure { throw failure }
        let statement: Statement
        do {
            statement = try self.database.makeStatement(sql: sql)
        } catch {
            throw SQLError(error)
        }
        // SQLite's own statement ends with this one.
        return try withExtendedLifetime(statement) { () throws(SQLError) in
            try self.rows(self.bind(sql, arguments, to: statement.sqliteStatement))
        }
    }

    private func rows(_ statement: OpaquePointer) throws(SQLError) -> [SQLRow] {
        defer { Self.release(statement) }
        var rows: [SQLRow] = []
        var former: [SQLValue] = []
        while try self.step(statement) {
            former = Self.values(statement, behind: former)
            rows.append(SQLRow(former))
        }
        return rows
    }

    private func prepared(_ sql: String) throws(SQLError) -> OpaquePointer {
        if let failure = self.failure { throw failure }
        do {
            return try self.database.cachedStatement(sql: sql).sqliteStatement
        } catch {
            throw SQLError(error)
        }
    }

    private func bind(_ sql: String, _ arguments: [SQLValue], to statement: OpaquePointer) throws(SQLError)
        -> OpaquePointer
    {
        guard Int(sqlite3_bind_parameter_count(statement)) == arguments.count else {
            throw SQLError(.other, "\(arguments.count) arguments do not fit the statement: \(sql)")
        }
        var position: CInt = 1
        for argument in arguments {
            guard Self.bind(argument, to: statement, at: position) == SQLITE_OK else {
                let error = SQLError(connection: self.database.sqliteConnection)
                Self.release(statement)
                throw error
            }
            position += 1
        }
        return statement
    }

    private static func bind(_ value: SQLValue, to statement: OpaquePointer, at position: CInt) -> CInt {
        switch value {
        case .null:
            return sqlite3_bind_null(statement, position)
        case .integer(let integer):
            return sqlite3_bind_int64(statement, position, integer)
        case .text(var text):
            return text.withUTF8 { bytes in
                // A null pointer would bind NULL.
                guard let start = bytes.baseAddress else { return sqlite3_bind_text(statement, position, "", 0, nil) }
                return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                    sqlite3_bind_text(statement, position, $0, CInt(bytes.count), Self.copied)
                }
            }
        case .blob(let blob):
            return blob.withUnsafeBytes { bytes in
                guard let start = bytes.baseAddress, !bytes.isEmpty else {
                    return sqlite3_bind_zeroblob(statement, position, 0)
                }
                return sqlite3_bind_blob(statement, position, start, CInt(bytes.count), Self.copied)
            }
        }
    }

    /// `SQLITE_TRANSIENT`: SQLite copies the bytes before the call returns.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    /// Moves to the next row; false at the end.
    private func step(_ statement: OpaquePointer) throws(SQLError) -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default:
            let connection = self.database.sqliteConnection
            let error = SQLError(connection: connection)
            if sqlite3_get_autocommit(connection) != 0 { self.failure = error }
            throw error
        }
    }

    private static func release(_ statement: OpaquePointer) {
        sqlite3_reset(statement)
        sqlite3_clear_bindings(statement)
    }

    /// The values of a row.
    ///
    /// - Parameter former: Those of the row before it.
    private static func values(_ statement: OpaquePointer, behind former: [SQLValue]) -> [SQLValue] {
        let count = Int(sqlite3_column_count(statement))
        var values: [SQLValue] = []
        values.reserveCapacity(count)
        for column in 0..<count {
            let before = column < former.count ? former[column] : .null
            values.append(Self.value(statement, CInt(column), behind: before))
        }
        return values
    }

    private static func value(_ statement: OpaquePointer, _ column: CInt, behind former: SQLValue) -> SQLValue {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER:
            return .integer(sqlite3_column_int64(statement, column))
        case SQLITE_TEXT:
            guard let start = sqlite3_column_text(statement, column) else { return .null }
            let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
            // Rows of a list have much in common, such as whose they are: the same text is not made again. One of 15
            // bytes lies in the value itself.
            if bytes.count > 15, case .text(let text) = former, text.hasBytes(bytes.span) { return former }
            return .text(String(decoding: bytes, as: UTF8.self))
        case SQLITE_BLOB:
            guard let start = sqlite3_column_blob(statement, column) else { return .blob([]) }
            let count = Int(sqlite3_column_bytes(statement, column))
            return .blob([UInt8](UnsafeRawBufferPointer(start: start, count: count)))
        default:
            return .null
        }
    }
}
