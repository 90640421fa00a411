import LintelPlatform
import LintelTokens

/// Failure counters in the database: every node counts in the same place.
struct SQLThrottleStore: ThrottleStore {
    let engine: any SQLEngine

    func counters(_ keys: [String]) async throws -> [String: FailureCounter] {
        try await self.engine.read { transaction in
            var counters: [String: FailureCounter] = [:]
            for key in keys {
                let row = try transaction.first(
                    "SELECT failures, blocked_until FROM failure_counter WHERE counter_key = ?",
                    [.text(key)],
                )
                guard let row else { continue }
                counters[key] = FailureCounter(failures: try row.integer(0), blockedUntil: try row.optionalTime(1))
            }
            return counters
        }
    }

    func recordFailure(
        _ keys: [String],
        at now: UnixTime,
        forgetAfter seconds: Int64,
        block: @escaping @Sendable (String, Int64) -> UnixTime?,
    ) async throws {
        try await self.engine.write { transaction in
            // In one order everywhere, so that two writers cannot wait for each other.
            for key in Set(keys).sorted() {
                let row = try transaction.first(
                    """
                    INSERT INTO failure_counter (counter_key, failures, blocked_until, forget_at)
                    VALUES (?, 1, NULL, ?)
                    ON CONFLICT (counter_key) DO UPDATE SET
                        failures = CASE WHEN failure_counter.forget_at <= ? THEN 1
                            ELSE failure_counter.failures + 1 END,
                        forget_at = excluded.forget_at
                    RETURNING failures
                    """,
                    [.text(key), .time(now + seconds), .time(now)],
                )
                guard let failures = try row?.integer(0) else { continue }
                try transaction.execute(
                    "UPDATE failure_counter SET blocked_until = ? WHERE counter_key = ?",
                    [.time(block(key, failures)), .text(key)],
                )
            }
        }
    }

    func reset(_ key: String) async throws {
        _ = try await self.engine.write { transaction in
            try transaction.execute("DELETE FROM failure_counter WHERE counter_key = ?", [.text(key)])
        }
    }
}
