import Foundation
import LintelStorage
import LintelTesting
import Logging

/// Runs the body with a new directory and removes it.
func withTemporaryDirectory<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("lintel-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try await body(directory)
}

/// Runs the body with an engine on an empty database.
func withEmptyEngine<Value>(_ body: (SQLiteEngine) async throws -> Value) async throws -> Value {
    try await withEngine(SQLiteEngine.openTemporary(logger: Logger(label: "test")), body)
}

/// Runs the body with an empty database that has the newest schema.
func withMigratedEngine<Value>(_ body: (SQLiteEngine) async throws -> Value) async throws -> Value {
    try await withEngine(MigratedDatabase.openSQLite(logger: Logger(label: "test")), body)
}

private func withEngine<Value>(
    _ engine: SQLiteEngine,
    _ body: (SQLiteEngine) async throws -> Value,
) async throws -> Value {
    do {
        let value = try await body(engine)
        try await engine.shutdown()
        return value
    } catch {
        try? await engine.shutdown()
        throw error
    }
}
