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

    /// The column type of text, compared and sorted by its bytes.
    package var text: String {
        switch self {
        case .sqlite: "TEXT"
        case .postgreSQL: "TEXT COLLATE \"C\""
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

    /// A condition that a text fits a pattern of ``SQLValue/fitting(_:in:)``, in the very letters.
    package func fits(_ column: String) -> String {
        switch self {
        // Its LIKE takes Latin letters of any case for the same.
        case .sqlite: "\(column) GLOB ?"
        case .postgreSQL: "\(column) LIKE ? ESCAPE '!'"
        }
    }

    /// How many bytes a text has in UTF-8.
    package func byteCount(_ column: String) -> String {
        switch self {
        case .sqlite: "length(CAST(\(column) AS BLOB))"
        case .postgreSQL: "CAST(octet_length(\(column)) AS BIGINT)"
        }
    }

    /// A query for the names of the tables that the database holds.
    package var tableNames: String {
        switch self {
        case .sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        // Views may be an extension's, such as those of pg_stat_statements.
        case .postgreSQL:
            """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
            """
        }
    }

    /// Queries that make other migrations of the same database wait until this transaction ends; none where a write
    /// transaction is alone anyway.
    package var migrationLocks: [String] {
        switch self {
        case .sqlite: []
        // Nodes that start together wait for the one that migrates, however long it takes. The lock may have any
        // number, as long as every version uses the same one.
        case .postgreSQL: ["SET LOCAL lock_timeout = 0", "SELECT pg_advisory_xact_lock(7812341)"]
        }
    }

    /// The name under which ``notifications(ofChangesIn:)`` are sent.
    static let notificationChannel = "lintel_change"

    /// Statements after which the database tells its listeners of every change in a table; none where it cannot.
    package func notifications(ofChangesIn table: String) -> [String] {
        switch self {
        case .sqlite:
            []
        case .postgreSQL:
            [
                """
                CREATE FUNCTION \(table)_notify() RETURNS trigger LANGUAGE plpgsql AS '
                BEGIN
                    PERFORM pg_notify(''\(Self.notificationChannel)'', TG_TABLE_SCHEMA);
                    RETURN NULL;
                END'
                """,
                """
                CREATE TRIGGER \(table)_notify AFTER INSERT OR UPDATE ON \(table)
                FOR EACH STATEMENT EXECUTE FUNCTION \(table)_notify()
                """,
            ]
        }
    }
}
