/// One of the two databases of a copy: what goes wrong there says in which of them.
struct CopySide: Sendable {
    enum Role: String, Sendable {
        case source, target
    }

    let role: Role
    let engine: any SQLEngine

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Value,
    ) async throws -> Value {
        try await self.role.naming { try await self.engine.read(body) }
    }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Value,
    ) async throws -> Value {
        try await self.role.naming { try await self.engine.write(body) }
    }
}

extension CopySide.Role {
    /// Runs the body and puts the role before the message of the engine's errors.
    func naming<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let error as SQLError {
            throw SQLError(error.code, "\(self.rawValue): \(error.message)")
        }
    }
}
