import GRDB
import GRDBSQLite

extension SQLError {
    /// The error of a connection's last call.
    init(connection: OpaquePointer?) {
        self.init(
            sqliteCode: sqlite3_extended_errcode(connection),
            message: String(cString: sqlite3_errmsg(connection)),
        )
    }

    /// Takes over an error of GRDB, and keeps one that is ours already.
    init(_ error: any Error) {
        switch error {
        case let error as SQLError: self = error
        case let error as DatabaseError:
            self.init(sqliteCode: error.extendedResultCode.rawValue, message: error.message ?? "")
        default: self.init(.other, String(describing: error))
        }
    }

    /// Sorts SQLite's extended result codes (sqlite.org/rescode.html) into ours.
    init(sqliteCode code: CInt, message: String) {
        // The low byte is the primary code, the rest says more.
        switch (code & 0xff, code) {
        case (_, 1_555), (_, 2_067), (_, 2_579): self.init(.uniqueViolation, message)
        // ON DELETE RESTRICT reports itself as a trigger.
        case (_, 787), (_, 1_811): self.init(.foreignKeyViolation, message)
        case (SQLITE_BUSY, _), (SQLITE_LOCKED, _): self.init(.busy, message)
        case (SQLITE_FULL, _): self.init(.diskFull, message)
        case (SQLITE_READONLY, _): self.init(.readOnly, message)
        case (SQLITE_CORRUPT, _): self.init(.corrupt, message)
        case (SQLITE_NOTADB, _): self.init(.notThisProgram, message)
        default: self.init(.other, "\(message) (SQLite \(code))")
        }
    }
}
