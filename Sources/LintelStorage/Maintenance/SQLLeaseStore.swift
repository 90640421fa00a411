import LintelPlatform
import LintelTokens

/// Leases in the database.
struct SQLLeaseStore: LeaseStore {
    let engine: any SQLEngine

    func acquire(_ name: String, holder: String, at now: UnixTime, until end: UnixTime) async throws -> Bool {
        try await self.engine.write { transaction in
            // One statement: of many nodes at once exactly one finds the lease free.
            let row = try transaction.first(
                """
                INSERT INTO lease (name, holder, expires_at) VALUES (?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
                    WHERE lease.holder = excluded.holder OR lease.expires_at <= ?
                RETURNING holder
                """,
                [.text(name), .text(holder), .time(end), .time(now)],
            )
            return row != nil
        }
    }

    func release(_ name: String, holder: String) async throws {
        _ = try await self.engine.write { transaction in
            try transaction.execute("DELETE FROM lease WHERE name = ? AND holder = ?", [.text(name), .text(holder)])
        }
    }
}
