package import Logging

/// Where a database is.
package enum DatabaseLocation: Sendable, Hashable {
    /// A file of SQLite.
    case sqlite(path: String)
    /// A connection URI of libpq (PostgreSQL manual, "Connection URIs"); what it leaves out comes from the standard
    /// environment (`PGHOST`, `PGPASSWORD`, `PGSSLROOTCERT`, `~/.pgpass`, …).
    case postgreSQL(url: String)

    /// Reads `sqlite:PATH`, `postgres://…` or `postgresql://…`.
    ///
    /// - Throws: ``SQLError`` with code `invalidLocation`; the message does not repeat the text, which may hold a password.
    package init(parsing text: String) throws(SQLError) {
        if text.hasPrefix("sqlite:") {
            let path = Self.path(text.dropFirst("sqlite:".count))
            guard !path.isEmpty, !path.utf8.contains(0) else { throw Self.malformed }
            self = .sqlite(path: path)
        } else if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            guard PostgreSQLURL.isWellFormed(text) else { throw Self.malformed }
            self = .postgreSQL(url: text)
        } else {
            throw Self.malformed
        }
    }

    /// Opens the database; the schema is left as it is.
    ///
    /// - Throws: ``SQLError``
    package func open(logger: Logger) async throws -> any SQLEngine {
        switch self {
        case .sqlite(let path): try await SQLiteEngine.open(path: path, logger: logger)
        case .postgreSQL(let url): try await PostgreSQLEngine.open(url: url, logger: logger)
        }
    }

    /// `sqlite:///a/b` is the file `/a/b`, as in other programs' URLs.
    private static func path(_ text: Substring) -> String {
        String(text.hasPrefix("///") ? text.dropFirst(2) : text)
    }

    private static let malformed = SQLError(
        .invalidLocation,
        "a database is sqlite:PATH or postgresql://[USER[:PASSWORD]@][HOST][:PORT][/DATABASE][?PARAMETERS]",
    )
}

extension DatabaseLocation: CustomStringConvertible {
    /// The location as ``init(parsing:)`` reads it, without password.
    package var description: String {
        switch self {
        case .sqlite(let path): "sqlite:\(path)"
        case .postgreSQL(let url): PostgreSQLURL.withoutPassword(url)
        }
    }
}
