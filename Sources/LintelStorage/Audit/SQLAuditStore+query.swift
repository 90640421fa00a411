import LintelPlatform
import LintelTokens

extension SQLAuditStore {
    func page(_ query: AuditQuery, limit: Int) async throws -> AuditPage {
        let limit = min(max(limit, AuditPage.limits.lowerBound), AuditPage.limits.upperBound)
        let conditions = Self.conditions(of: query)
        let filter = conditions.isEmpty ? "" : "WHERE " + conditions.map(\.sql).joined(separator: " AND ")
        // One more than the page has: it says whether there is a next one.
        let arguments = conditions.map(\.value) + [.count(limit + 1)]
        let entries = try await self.engine.read { transaction in
            let rows = try transaction.query(
                """
                SELECT sequence, \(AuditEvent.columns) FROM audit_event \(filter)
                ORDER BY sequence DESC LIMIT ?
                """,
                arguments,
            )
            return try rows.map { row in
                var columns = row.reader
                return AuditEntry(sequence: try columns.integer(), event: try AuditEvent(reading: &columns))
            }
        }
        return AuditPage(entries, limit: limit)
    }

    func end() async throws -> AuditEnd? {
        try await self.engine.read { transaction in
            guard let row = try transaction.first("SELECT sequence, hash FROM audit_head WHERE id = 1") else {
                return nil
            }
            return AuditEnd(sequence: try row.integer(0), hash: try row.blob(1))
        }
    }

    private struct Condition {
        var sql: String
        var value: SQLValue

        init(_ sql: String, _ value: SQLValue) {
            self.sql = sql
            self.value = value
        }
    }

    private static func conditions(of query: AuditQuery) -> [Condition] {
        var conditions: [Condition] = []
        if let before = query.before { conditions.append(Condition("sequence < ?", .integer(before))) }
        if let since = query.since { conditions.append(Condition("occurred_at >= ?", .time(since))) }
        if let until = query.until { conditions.append(Condition("occurred_at < ?", .time(until))) }
        if let prefix = query.kindPrefix {
            // Kinds are made of lower-case letters, `.` and `_`, which all come before `~`.
            conditions.append(Condition("kind >= ?", .text(prefix)))
            conditions.append(Condition("kind < ?", .text(prefix + "~")))
        }
        if let actor = query.actor { conditions.append(Condition("actor = ?", .text(actor))) }
        if let id = query.clientID { conditions.append(Condition("client_id = ?", .id(id))) }
        if let id = query.organisationID { conditions.append(Condition("organisation_id = ?", .id(id))) }
        if let id = query.errorID { conditions.append(Condition("error_id = ?", .text(id))) }
        if let id = query.correlationID { conditions.append(Condition("correlation_id = ?", .text(id))) }
        return conditions
    }
}
