/// What went wrong in a database, whichever engine runs it.
package struct SQLError: Error, Sendable, Hashable, CustomStringConvertible {
    package struct Code: RawRepresentable, Sendable, Hashable {
        package let rawValue: String

        package init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// A UNIQUE or PRIMARY KEY constraint does not hold.
        package static let uniqueViolation = Self(rawValue: "unique_violation")
        /// A row that is referred to does not exist, or is referred to by others.
        package static let foreignKeyViolation = Self(rawValue: "foreign_key_violation")
        /// Another program holds the database, or too many calls wait: to be tried again later.
        package static let busy = Self(rawValue: "busy")
        package static let diskFull = Self(rawValue: "disk_full")
        package static let readOnly = Self(rawValue: "read_only")
        /// The database is damaged, or holds a value that no version of the program wrote.
        package static let corrupt = Self(rawValue: "corrupt")
        /// A newer version of the program has migrated the database.
        package static let schemaNewer = Self(rawValue: "schema_newer")
        /// The file or schema belongs to another program.
        package static let notThisProgram = Self(rawValue: "not_this_program")
        /// The database is the target of a copy that was stopped, and no whole installation.
        package static let copyIncomplete = Self(rawValue: "copy_incomplete")
        /// The database does not let this program in: wrong password, missing right, no TLS where it is asked for.
        package static let accessDenied = Self(rawValue: "access_denied")
        /// The database cannot be reached, or the connection broke.
        package static let unreachable = Self(rawValue: "unreachable")
        /// Another transaction was in the way; nothing was changed, and the same may succeed now.
        package static let conflict = Self(rawValue: "conflict")
        /// The connection broke while a commit was under way: it may have happened or not.
        package static let unknownOutcome = Self(rawValue: "unknown_outcome")
        /// The text that says where the database is cannot be understood.
        package static let invalidLocation = Self(rawValue: "invalid_location")
        /// The engine has been shut down.
        package static let closed = Self(rawValue: "closed")
        package static let other = Self(rawValue: "other")
    }

    package var code: Code
    /// For the log; names tables and columns, never values.
    package var message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(self.code.rawValue): \(self.message)" }

    static let closed = SQLError(.closed, "the database is closed")
    static let tooManyWaiting = SQLError(.busy, "too many calls wait for the database")
}
