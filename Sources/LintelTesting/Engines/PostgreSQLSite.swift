import Foundation
import LintelStorage
import Logging

/// Empty databases on the PostgreSQL server that the tests have at hand.
package enum PostgreSQLSite {
    /// The variable that names the server: a URL of a role that may make schemas.
    package static let variable = "TEST_POSTGRESQL_URL"

    /// Runs the body with the URL of an empty database, and removes it again.
    ///
    /// - Throws: ``MissingServer`` when no server is named: tests on PostgreSQL fail without one.
    package static func withDatabase<Value: Sendable>(
        _ body: (_ url: String) async throws -> Value
    ) async throws -> Value {
        guard let server = ProcessInfo.processInfo.environment[Self.variable] else { throw MissingServer() }
        // A schema is as good as a database to one who looks from inside, and made in no time.
        let schema = "test_" + UUID().uuidString.replacingOccurrences(of: "-", with: "").lowercased()
        try await Self.run("CREATE SCHEMA \(schema)", on: server)
        let separator = server.contains("?") ? "&" : "?"
        // The application's name tells the database's connections from those of other tests; deadlocks are found soon.
        let options = "-csearch_path%3D\(schema)%20-cdeadlock_timeout%3D20ms"
        let url = server + separator + "application_name=\(schema)&options=" + options
        do {
            let value = try await body(url)
            try await Self.run("DROP SCHEMA \(schema) CASCADE", on: server)
            return value
        } catch {
            try? await Self.run("DROP SCHEMA \(schema) CASCADE", on: server)
            throw error
        }
    }

    private static func run(_ statement: String, on server: String) async throws {
        let engine = try await PostgreSQLEngine.open(url: server, logger: Logger(label: "test"))
        do {
            try await engine.write { transaction in _ = try transaction.execute(statement) }
        } catch {
            try? await engine.shutdown()
            throw error
        }
        try await engine.shutdown()
    }

    /// There is no server to test on.
    package struct MissingServer: Error, CustomStringConvertible {
        package var description: String {
            """
            \(PostgreSQLSite.variable) names no PostgreSQL server; run the tests as `make test` does: \
            scripts/with-postgresql.sh swift test
            """
        }
    }
}
