import LintelPlatform
import LintelTokens

extension SQLGrantStore {
    func deny(_ denial: Denial) async throws {
        try await self.engine.write { try $0.deny([denial.target], until: denial.expiresAt) }
    }

    func denials(at now: UnixTime) async throws -> [Denial] {
        try await self.engine.read { transaction in
            let rows = try transaction.query(
                "SELECT kind, id, expires_at FROM denial WHERE expires_at > ? ORDER BY expires_at, kind, id",
                [.time(now)],
            )
            return try rows.map { row in
                let id = try row.text(1)
                let isToken = try row.text(0) == Denial.Target.tokenKind
                return Denial(
                    target: isToken ? .token(TokenID(id)) : .grant(GrantID(id)),
                    expiresAt: try row.time(2),
                )
            }
        }
    }
}

extension SQLTransaction {
    /// Denies tokens and grants; a denial that lasts longer already stays as it is.
    func deny(_ targets: [Denial.Target], until end: UnixTime) throws(SQLError) {
        guard !targets.isEmpty else { return }
        for target in targets {
            try self.execute(
                """
                INSERT INTO denial (kind, id, expires_at) VALUES (?, ?, ?)
                ON CONFLICT (kind, id) DO UPDATE SET expires_at = excluded.expires_at
                    WHERE excluded.expires_at > denial.expires_at
                """,
                [.text(target.kind), .text(target.id), .time(end)],
            )
        }
        try self.noteChange(of: .denials)
    }

    /// Denies the grants in the first column of these rows.
    func denyGrants(of rows: [SQLRow], until end: UnixTime) throws(SQLError) {
        var targets: [Denial.Target] = []
        for row in rows { targets.append(.grant(GrantID(try row.text(0)))) }
        try self.deny(targets, until: end)
    }
}

extension Denial.Target {
    fileprivate static let tokenKind = "token"

    fileprivate var kind: String {
        switch self {
        case .token: Self.tokenKind
        case .grant: "grant"
        }
    }

    fileprivate var id: String {
        switch self {
        case .token(let id): id.rawValue
        case .grant(let id): id.rawValue
        }
    }
}
