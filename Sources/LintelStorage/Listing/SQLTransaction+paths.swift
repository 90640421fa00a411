import LintelPlatform

extension SQLEngine {
    /// Runs a transaction that takes a path which another one may take at the same time.
    ///
    /// - Throws: ``PlatformError`` with code `conflict` when others are faster time after time.
    func takingPath<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Value
    ) async throws -> Value {
        for _ in 0..<5 {
            do {
                return try await self.write(body)
            } catch let error as SQLError where error.code == .uniqueViolation {
                // What is in the way can be seen now.
                continue
            }
        }
        throw PlatformError(.conflict, "Others have taken the path meanwhile. Repeat the request.")
    }
}

extension SQLTransaction {
    /// Takes the first path that can be taken: the one itself, or one with a number up to a thousand.
    ///
    /// - Parameter take: Takes a path, or finds that it is not free.
    /// - Throws: ``PlatformError`` with code `conflict` when none is free.
    func freePath<Path: NumberedPath>(for path: Path, take: (Path) throws -> Bool) throws {
        if try take(path) { return }
        for number in 2...1_000 {
            if try take(path.numbered(number)) { return }
        }
        throw PlatformError(.conflict, "The path is taken, and so are those with a number behind it.")
    }
}
