import Crypto
import LintelCodec

/// A database that holds a whole installation in this program's schema, to be copied.
struct CopySource: Sendable {
    let side: CopySide
    /// Tells this installation from others, so that a copy that was stopped is not finished with the rows of another.
    let fingerprint: String

    /// Looks the database over, without changing it.
    ///
    /// - Parameter name: Where the database is.
    /// - Throws: ``DatabaseCopyError``; ``SQLError`` with code `schemaNewer`, `notThisProgram`, `copyIncomplete`, ….
    init(_ engine: any SQLEngine, named name: String) async throws {
        self.side = CopySide(role: .source, engine: engine)
        let version = try await CopySide.Role.source.naming { try await Migrator.version(of: engine) }
        guard version > 0 else { throw DatabaseCopyError(.sourceMissing, "There is no installation in \(name).") }
        guard version == Migrator.latest else {
            throw DatabaseCopyError(
                .sourceOlder,
                "The source has schema \(version) of \(Migrator.latest): run 'lintel migrate' on it first.",
            )
        }
        self.fingerprint = try await self.side.read { try Self.fingerprint(named: name, in: $0) }
    }

    /// What only this installation has.
    ///
    /// The oldest audit event never goes and holds a time and random ids: nobody else's is the same. An installation
    /// where nothing has happened yet is known by its place.
    private static func fingerprint(named name: String, in transaction: any SQLTransaction) throws(SQLError) -> String {
        let oldest = try transaction.first("SELECT hash FROM audit_event ORDER BY sequence LIMIT 1")
        var bytes: [UInt8] = []
        SQLValue.count(Migrator.latest).encode(into: &bytes)
        try (oldest?.value(0) ?? .text(name)).encode(into: &bytes)
        return Hex.encode(SHA256.hash(data: bytes))
    }
}
