import LintelPlatform
import LintelTokens

/// Refused calls in the database.
struct SQLRefusedCallStore: RefusedCallStore {
    let engine: any SQLEngine

    func add(_ calls: [RefusedCall]) async throws {
        guard !calls.isEmpty else { return }
        try await self.engine.write { transaction in
            for call in calls {
                try transaction.execute(
                    """
                    INSERT INTO refused_call (
                        correlation_id, occurred_at, client_id, subject, organisation_id, action, checks)
                    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (correlation_id) DO NOTHING
                    """,
                    [
                        .text(call.correlationID), .time(call.at), .id(call.clientID), .id(call.subject),
                        .id(call.organisationID), .text(call.action),
                        .text(String(decoding: AccessCheck.json(call.checks), as: UTF8.self)),
                    ],
                )
            }
        }
    }

    func call(_ correlationID: String) async throws -> RefusedCall? {
        try await self.engine.read { transaction in
            let row = try transaction.first(
                """
                SELECT correlation_id, occurred_at, client_id, subject, organisation_id, action, checks
                FROM refused_call WHERE correlation_id = ?
                """,
                [.text(correlationID)],
            )
            guard let row else { return nil }
            var columns = row.reader
            var call = RefusedCall(
                correlationID: try columns.text(),
                at: try columns.time(),
                clientID: try columns.id(),
                subject: try columns.id(),
                organisationID: try columns.optionalID(),
                action: try columns.text(),
                checks: [],
            )
            guard let checks = AccessCheck.list(json: Array(try columns.text().utf8)) else {
                throw SQLError(.corrupt, "the checks of a refused call cannot be read")
            }
            call.checks = checks
            return call
        }
    }
}
