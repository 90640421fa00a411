import LintelPlatform

/// The audit log in the database: rows are only ever added, each chained to the one before it.
struct SQLAuditStore: AuditStore {
    let engine: any SQLEngine

    /// What the first row is chained to.
    static let origin = [UInt8](repeating: 0, count: 32)
    /// Rows that are looked at in one read when the chain is walked.
    private static let page = 1_000

    func append(_ events: [AuditEvent]) async throws {
        guard !events.isEmpty else { return }
        try await self.engine.write { transaction in
            // The first statement takes the row lock: nobody else appends until this transaction ends.
            let head = try transaction.first(
                """
                INSERT INTO audit_head (id, sequence, hash) VALUES (1, ?, ?)
                ON CONFLICT (id) DO UPDATE SET sequence = audit_head.sequence + excluded.sequence
                RETURNING sequence, hash
                """,
                [.count(events.count), .blob(Self.origin)],
            )
            guard let head else { throw SQLError(.corrupt, "the audit log has no end") }
            var sequence = try head.integer(0) - Int64(events.count)
            var hash = try head.blob(1)
            for event in events {
                sequence += 1
                hash = event.hash(sequence: sequence, after: hash)
                try transaction.execute(
                    """
                    INSERT INTO audit_event (sequence, \(AuditEvent.columns), hash)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    [.integer(sequence)] + event.values + [.blob(hash)],
                )
            }
            try transaction.execute("UPDATE audit_head SET hash = ? WHERE id = 1", [.blob(hash)])
        }
    }

    func newest(limit: Int) async throws -> [AuditEvent] {
        try await self.engine.read { transaction in
            let rows = try transaction.query(
                "SELECT \(AuditEvent.columns) FROM audit_event ORDER BY sequence DESC LIMIT ?",
                [.count(limit)],
            )
            return try rows.map { row in
                var columns = row.reader
                return try AuditEvent(reading: &columns)
            }
        }
    }

    func firstBrokenLink() async throws -> Int64? {
        // The end first: rows that are appended during the walk are not looked at.
        let head = try await self.engine.read { try $0.first("SELECT sequence, hash FROM audit_head WHERE id = 1") }
        let end = try head?.integer(0) ?? 0
        var link = Link(sequence: 0, hash: Self.origin)
        while link.sequence < end {
            let start = link
            switch try await self.engine.read({ try Self.walk(from: start, to: end, in: $0) }) {
            case .broken(let sequence): return sequence
            case .intact(let next): link = next
            }
        }
        if end == 0 {
            // Without an end there may be no row either.
            return try await self.engine.read {
                try $0.first("SELECT MIN(sequence) FROM audit_event")?.optionalInteger(0)
            }
        }
        return try head?.blob(1) == link.hash ? nil : end
    }

    /// The number and the hash of a row.
    private struct Link: Sendable {
        var sequence: Int64
        var hash: [UInt8]
    }

    private enum Walk: Sendable {
        case intact(Link)
        case broken(Int64)
    }

    /// Follows the chain for a page of rows; a gap is a broken link.
    private static func walk(
        from start: Link,
        to end: Int64,
        in transaction: any SQLTransaction,
    ) throws(SQLError) -> Walk {
        let rows = try transaction.query(
            """
            SELECT sequence, hash, \(AuditEvent.columns) FROM audit_event
            WHERE sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?
            """,
            [.integer(start.sequence), .integer(end), .count(Self.page)],
        )
        guard !rows.isEmpty else { return .broken(start.sequence + 1) }
        var link = start
        for row in rows {
            var columns = row.reader
            let sequence = try columns.integer()
            let hash = try columns.blob()
            let event = try AuditEvent(reading: &columns)
            guard sequence == link.sequence + 1 else { return .broken(link.sequence + 1) }
            guard hash == event.hash(sequence: sequence, after: link.hash) else { return .broken(sequence) }
            link = Link(sequence: sequence, hash: hash)
        }
        return .intact(link)
    }
}
