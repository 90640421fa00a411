package import LintelStorage

/// An empty database that can be opened several times, as several processes would.
package struct SQLEngineSite: Sendable {
    /// Opens one more engine on the database.
    package let open: @Sendable () async throws -> any SQLEngine

    package init(open: @escaping @Sendable () async throws -> any SQLEngine) {
        self.open = open
    }

    /// Runs the body with an engine and shuts it down.
    package func withEngine<Value: Sendable>(_ body: (any SQLEngine) async throws -> Value) async throws -> Value {
        let engine = try await self.open()
        do {
            let value = try await body(engine)
            try await engine.shutdown()
            return value
        } catch {
            try? await engine.shutdown()
            throw error
        }
    }
}
