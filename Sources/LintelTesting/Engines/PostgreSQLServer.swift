import CPostgres
import Dispatch

/// A PostgreSQL server, as the role that makes and removes the tests' databases.
package struct PostgreSQLServer: Sendable {
    /// A URL of libpq without the parameters `dbname` and `options`.
    let url: String

    /// A URL of one of the server's databases.
    ///
    /// - Parameters:
    ///   - database: Its name; the server's own by default.
    ///   - schema: The schema that names stand for.
    func url(database: String? = nil, schema: String? = nil) -> String {
        // The application's name tells the database's connections from those of other tests; deadlocks are found soon.
        var options = "-cdeadlock_timeout%3D20ms%20-cclient_min_messages%3Dwarning"
        if let schema { options = "-csearch_path%3D\(schema)%20" + options }
        var parameters = ["options=" + options]
        if let database { parameters.append("dbname=" + database) }
        if let name = database ?? schema { parameters.append("application_name=" + name) }
        return self.url + (self.url.contains("?") ? "&" : "?") + parameters.joined(separator: "&")
    }

    /// Runs a statement outside a transaction, on a connection of its own.
    ///
    /// - Parameter database: Where; the server's own by default.
    /// - Throws: ``Refusal``
    func run(_ statement: String, in database: String? = nil) async throws {
        let url = self.url(database: database)
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            DispatchQueue.global().async { continuation.resume(with: Result { try Self.run(statement, on: url) }) }
        }
    }

    private static func run(_ statement: String, on url: String) throws(Refusal) {
        let connection = PQconnectdb(url)
        defer { PQfinish(connection) }
        guard PQstatus(connection) == CONNECTION_OK else { throw Refusal(connection) }
        let result = PQexec(connection, statement)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw Refusal(connection) }
    }

    /// What the server said instead of obeying.
    struct Refusal: Error, CustomStringConvertible {
        let description: String

        fileprivate init(_ connection: OpaquePointer?) {
            self.description = PQerrorMessage(connection).map { String(cString: $0) } ?? "no connection"
        }
    }
}
