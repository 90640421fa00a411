import Foundation
package import Logging

extension DatabaseCopy {
    /// Opens both databases, copies the one into the other and closes them; a SQLite file as target is made.
    ///
    /// - Parameter report: Is told each step that is done; what it throws stops the copy.
    /// - Throws: ``DatabaseCopyError`` and ``SQLError``, as ``run(_:)``.
    package static func run(
        from source: DatabaseLocation,
        to target: DatabaseLocation,
        logger: Logger,
        _ report: (CopyProgress) throws -> Void,
    ) async throws -> CopyReport {
        let source = source.resolved
        guard source != target.resolved else {
            throw DatabaseCopyError(.sameDatabase, "Source and target are the same database, \(source).")
        }
        // Opening it would make an empty one.
        if case .sqlite(let path) = source, !FileManager.default.fileExists(atPath: path) {
            throw DatabaseCopyError(.sourceMissing, "There is no file \(path).")
        }
        return try await source.withEngine(as: .source, logger: logger) { engine in
            // Before the target is opened, and with that made.
            let found = try await CopySource(engine, named: source.description)
            return try await target.withEngine(as: .target, logger: logger) { engine in
                try await DatabaseCopy(found, to: CopyTarget(engine)).run(report)
            }
        }
    }
}

extension DatabaseLocation {
    /// The same place under one name, whatever the working directory and the links on the way.
    fileprivate var resolved: DatabaseLocation {
        guard case .sqlite(let path) = self else { return self }
        return .sqlite(path: URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path)
    }

    fileprivate func withEngine<Value: Sendable>(
        as role: CopySide.Role,
        logger: Logger,
        _ body: (any SQLEngine) async throws -> Value,
    ) async throws -> Value {
        let engine = try await role.naming { try await self.open(logger: logger) }
        do {
            let value = try await body(engine)
            try await role.naming { try await engine.shutdown() }
            return value
        } catch {
            // What went wrong first matters.
            try? await engine.shutdown()
            throw error
        }
    }
}
