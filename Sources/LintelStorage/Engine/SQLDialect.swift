/// The engines whose SQL the stores share, and the few places where a schema has to differ.
package enum SQLDialect: Sendable, Hashable {
    case sqlite, postgreSQL

    /// The column type of bytes.
    package var blob: String {
        switch self {
        case .sqlite: "BLOB"
        case .postgreSQL: "BYTEA"
        }
    }

    /// The column type of 64-bit integers, booleans (0 or 1) and times (seconds since 1970).
    package var integer: String {
        switch self {
        case .sqlite: "INTEGER"
        case .postgreSQL: "BIGINT"
        }
    }

    /// What stands behind a table's closing parenthesis.
    ///
    /// SQLite: values of the declared types only, and rows kept in the primary key's own tree (one search, not two).
    package var tableOptions: String {
        switch self {
        case .sqlite: " STRICT, WITHOUT ROWID"
        case .postgreSQL: ""
        }
    }

    /// A query for the names of the tables that the database holds.
    package var tableNames: String {
        switch self {
        case .sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        case .postgreSQL: "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
        }
    }
}
