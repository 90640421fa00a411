import LintelPlatform
import LintelTokens

/// Failure counters in the database.
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

    func recordFailure(_ key: String, at now: UnixTime, window seconds: Int64, limit: Int64) async throws
        -> FailureWindow
    {
        try await self.engine.write { transaction in
            let row = try transaction.first(
                """
                INSERT INTO failure_counter (counter_key, failures, blocked_until, forget_at)
                VALUES (?, 1, NULL, ?)
                ON CONFLICT (counter_key) DO UPDATE SET
                    failures = CASE WHEN failure_counter.forget_at <= ? THEN 1
                        ELSE failure_counter.failures + 1 END,
                    blocked_until = CASE WHEN failure_counter.forget_at <= ? THEN NULL
                        ELSE failure_counter.blocked_until END,
                    forget_at = CASE WHEN failure_counter.forget_at <= ? THEN excluded.forget_at
                        ELSE failure_counter.forget_at END
                RETURNING failures, forget_at
                """,
                [.text(key), .time(now + seconds), .time(now), .time(now), .time(now)],
            )
            guard let row else { throw SQLError(.other, "a failure was not counted") }
            let window = FailureWindow(failures: try row.integer(0), endsAt: try row.time(1))
            if window.failures == limit {
                try transaction.execute(
                    "UPDATE failure_counter SET blocked_until = forget_at WHERE counter_key = ?",
                    [.text(key)],
                )
                try transaction.noteChange(of: .throttles)
            }
            return window
        }
    }

    func blocked(prefix: String, at now: UnixTime, limit: Int) async throws -> [String: UnixTime] {
        try await self.engine.read { transaction in
            let rows = try transaction.query(
                """
                SELECT counter_key, blocked_until FROM failure_counter
                WHERE blocked_until > ? AND counter_key >= ? AND counter_key < ?
                ORDER BY blocked_until DESC LIMIT ?
                """,
                // No key has a character as high as the last one of Unicode.
                [.time(now), .text(prefix), .text(prefix + "\u{10FFFF}"), .count(limit)],
            )
            var blocked: [String: UnixTime] = [:]
            for row in rows { blocked[try row.text(0)] = try row.time(1) }
            return blocked
        }
    }

    func reset(_ key: String) async throws {
        _ = try await self.engine.write { transaction in
            try transaction.execute("DELETE FROM failure_counter WHERE counter_key = ?", [.text(key)])
        }
    }
}
