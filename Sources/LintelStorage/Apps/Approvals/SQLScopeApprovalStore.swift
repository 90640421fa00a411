import LintelPlatform
import LintelTokens

/// The scopes of apps and the decisions about them in the database.
///
/// Each change begins with the app's row, for its lock: changes of one app never wait for each other crosswise.
struct SQLScopeApprovalStore: ScopeApprovalStore {
    let engine: any SQLEngine

    func request(_ scopes: [AppScope], for id: ClientID, version: Int64?, limit: Int) async throws -> [String] {
        try await self.engine.write { transaction in
            try Self.lock(id, version: version, in: transaction)
            var changed: [String] = []
            for scope in scopes {
                let rows = try transaction.query(Self.upsert, [.id(id), .id(id)] + scope.values)
                if !rows.isEmpty { changed.append(scope.scope) }
            }
            guard !changed.isEmpty else { return [] }
            let count = try transaction.first("SELECT COUNT(*) FROM app_scope WHERE client_id = ?", [.id(id)])
            guard try count?.integer(0) ?? 0 <= Int64(limit) else {
                throw PlatformError(.scopeLimit, "An app can have at most \(limit) scopes.", field: "scope")
            }
            try Self.noteNewVersion(of: id, in: transaction)
            return changed
        }
    }

    /// What was decided about a refused scope stays until the next decision.
    private static let upsert = """
        INSERT INTO app_scope
            (client_id, position, scope, state, requested_by, requested_at, decided_by, decided_at, note)
        VALUES (?, (SELECT COALESCE(MAX(position), 0) + 1 FROM app_scope WHERE client_id = ?), ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (client_id, scope) DO UPDATE SET
            state = excluded.state, requested_by = excluded.requested_by, requested_at = excluded.requested_at,
            decided_by = CASE excluded.state WHEN 'requested' THEN app_scope.decided_by ELSE excluded.decided_by END,
            decided_at = CASE excluded.state WHEN 'requested' THEN app_scope.decided_at ELSE excluded.decided_at END,
            note = CASE excluded.state WHEN 'requested' THEN app_scope.note ELSE excluded.note END
            WHERE app_scope.state = 'refused'
        RETURNING scope
        """

    func decide(
        _ decision: ScopeDecision,
        on scope: String,
        of id: ClientID,
        note: String?,
        by decider: String,
        at now: UnixTime,
    ) async throws -> Bool {
        try await self.engine.write { transaction in
            guard try Self.isLocked(id, in: transaction) else { return false }
            let changed = try transaction.execute(
                """
                UPDATE app_scope SET state = ?, decided_by = ?, decided_at = ?, note = ?
                WHERE client_id = ? AND scope = ? AND state = 'requested'
                    AND (requested_by IS NULL OR requested_by <> ?)
                """,
                [
                    .text(decision.state.rawValue), .text(decider), .time(now), .text(note), .id(id), .text(scope),
                    .text(decider),
                ],
            )
            if changed > 0 { try Self.noteNewVersion(of: id, in: transaction) }
            return changed > 0
        }
    }

    func revokeApproval(
        of scope: String,
        of id: ClientID,
        note: String?,
        by decider: String,
        at now: UnixTime,
    ) async throws -> Bool {
        try await self.engine.write { transaction in
            guard try Self.isLocked(id, in: transaction) else { return false }
            let changed = try transaction.execute(
                """
                UPDATE app_scope SET state = 'refused', decided_by = ?, decided_at = ?, note = ?
                WHERE client_id = ? AND scope = ? AND state = 'approved'
                """,
                [.text(decider), .time(now), .text(note), .id(id), .text(scope)],
            )
            if changed > 0 { try Self.noteNewVersion(of: id, in: transaction) }
            return changed > 0
        }
    }

    func withdraw(_ scope: String, of id: ClientID, version: Int64?) async throws -> Bool {
        try await self.engine.write { transaction in
            try Self.lock(id, version: version, in: transaction)
            let removed = try transaction.execute(
                "DELETE FROM app_scope WHERE client_id = ? AND scope = ? AND state IN ('requested', 'approved')",
                [.id(id), .text(scope)],
            )
            if removed > 0 { try Self.noteNewVersion(of: id, in: transaction) }
            return removed > 0
        }
    }

    /// Locks the app's row.
    private static func isLocked(_ id: ClientID, in transaction: any SQLTransaction) throws(SQLError) -> Bool {
        try transaction.execute("UPDATE app SET version = version WHERE id = ?", [.id(id)]) > 0
    }

    /// Locks the app's row and compares its version.
    private static func lock(_ id: ClientID, version: Int64?, in transaction: any SQLTransaction) throws {
        guard try Self.isLocked(id, in: transaction),
            let current = try transaction.first("SELECT version FROM app WHERE id = ?", [.id(id)])?.integer(0)
        else { throw PlatformError(.notFound, "There is no app with this client id.") }
        guard version == nil || version == current else {
            throw PlatformError.appChanged
        }
    }

    private static func noteNewVersion(of id: ClientID, in transaction: any SQLTransaction) throws(SQLError) {
        try transaction.execute("UPDATE app SET version = version + 1 WHERE id = ?", [.id(id)])
        try transaction.noteChange(of: .apps)
    }
}
