import Foundation

/// Empty databases on the PostgreSQL server that the tests have at hand.
package enum PostgreSQLSite {
    /// The variable that names the server: a URL of a role that may make schemas and databases.
    package static let variable = "TEST_POSTGRESQL_URL"

    /// Runs the body with the URL of an empty database, and removes it again.
    ///
    /// - Throws: ``MissingServer`` when no server is named: tests on PostgreSQL fail without one.
    package static func withDatabase<Value: Sendable>(
        _ body: (_ url: String) async throws -> Value
    ) async throws -> Value {
        let server = try Self.server
        // A schema is as good as a database to one who looks from inside, and made in no time.
        let schema = Self.newName()
        try await server.run("CREATE SCHEMA \(schema)")
        do {
            let value = try await body(server.url(schema: schema))
            try await server.run("DROP SCHEMA \(schema) CASCADE")
            return value
        } catch {
            try? await server.run("DROP SCHEMA \(schema) CASCADE")
            throw error
        }
    }

    static var server: PostgreSQLServer {
        get throws(MissingServer) {
            guard let url = ProcessInfo.processInfo.environment[Self.variable] else { throw MissingServer() }
            return PostgreSQLServer(url: url)
        }
    }

    static func newName() -> String {
        "test_" + UUID().uuidString.replacingOccurrences(of: "-", with: "").lowercased()
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
