import Foundation
package import LintelStorage
package import Logging
import Synchronization

/// Databases without a row that have the newest schema.
///
/// A migration takes longer than most tests: this process does one
/// for SQLite, whose file is copied, and one for each database of PostgreSQL in use at the same time.
package enum MigratedDatabase {
    /// Opens a database of SQLite in a directory of its own, which the engine's `shutdown()` removes.
    package static func openSQLite(logger: Logger) async throws -> SQLiteEngine {
        try await SQLiteEngine.openTemporary(contents: Self.file.value, logger: logger)
    }

    /// Runs the body with the URL of a database of PostgreSQL; its rows go afterwards, its tables serve the next test.
    ///
    /// - Throws: ``PostgreSQLSite/MissingServer`` when no server is named.
    package static func withPostgreSQL<Value: Sendable>(
        _ body: (_ url: String) async throws -> Value
    ) async throws -> Value {
        let server = try PostgreSQLSite.server
        let name = try await Self.takeDatabase(of: server)
        // Whatever a test that failed has left behind is not given to another.
        let value = try await body(server.url(database: name))
        try await server.run(Self.emptying, in: name)
        Self.idle.withLock { $0.append(name) }
        return value
    }

    private static func takeDatabase(of server: PostgreSQLServer) async throws -> String {
        if let name = Self.idle.withLock({ $0.popLast() }) { return name }
        let name = PostgreSQLSite.newName()
        try await server.run("CREATE DATABASE \(name)")
        try await Self.migrate(.postgreSQL(url: server.url(database: name)))
        return name
    }

    /// Databases that no test uses at the moment; they go with the tests' server.
    private static let idle = Mutex<[String]>([])

    /// Removes all rows but the schema's version.
    ///
    /// Most tables hold none, and to look costs less than to truncate.
    private static let emptying = """
        DO $$
        DECLARE
            name TEXT;
            is_used BOOLEAN;
        BEGIN
            SET LOCAL session_replication_role = replica;
            FOR name IN SELECT tablename FROM pg_tables
                WHERE schemaname = 'public' AND tablename <> '\(Migrator.table)'
            LOOP
                EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I)', name) INTO is_used;
                IF is_used THEN EXECUTE format('DELETE FROM %I', name); END IF;
            END LOOP;
        END $$
        """

    /// The bytes of a migrated file of SQLite.
    private static let file = Task {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("lintel-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let path = directory.appendingPathComponent("template.sqlite")
        try await Self.migrate(.sqlite(path: path.path))
        return [UInt8](try Data(contentsOf: path))
    }

    private static func migrate(_ location: DatabaseLocation) async throws {
        let engine = try await location.open(logger: Logger(label: "test"))
        do {
            try await Migrator.migrate(engine)
        } catch {
            try? await engine.shutdown()
            throw error
        }
        try await engine.shutdown()
    }
}
