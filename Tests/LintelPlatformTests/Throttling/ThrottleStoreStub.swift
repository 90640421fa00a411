import LintelPlatform
import LintelTokens
import Synchronization

/// Counts windows in memory, for several nodes.
final class ThrottleStoreStub: ThrottleStore {
    struct Unexpected: Error {}

    private let windows = Mutex<[String: FailureWindow]>([:])
    private let limits = Mutex<[String: Int64]>([:])
    /// How often a failure was counted.
    let writes = Mutex(0)

    var keys: [String] { self.windows.withLock { $0.keys.sorted() } }

    func counters(_ keys: [String]) async throws -> [String: FailureCounter] { throw Unexpected() }

    func recordFailure(
        _ keys: [String],
        at now: UnixTime,
        forgetAfter seconds: Int64,
        block: @escaping @Sendable (String, Int64) -> UnixTime?,
    ) async throws { throw Unexpected() }

    func recordFailure(_ key: String, at now: UnixTime, window seconds: Int64, limit: Int64) async throws
        -> FailureWindow
    {
        self.writes.withLock { $0 += 1 }
        self.limits.withLock { $0[key] = limit }
        return self.windows.withLock { windows in
            var window = windows[key] ?? FailureWindow(failures: 0, endsAt: now + seconds)
            if window.endsAt <= now { window = FailureWindow(failures: 0, endsAt: now + seconds) }
            window.failures += 1
            windows[key] = window
            return window
        }
    }

    func blocked(prefix: String, at now: UnixTime, limit: Int) async throws -> [String: UnixTime] {
        let limits = self.limits.withLock { $0 }
        return self.windows.withLock { windows in
            windows.filter { key, window in
                key.hasPrefix(prefix) && now < window.endsAt && window.failures >= limits[key, default: .max]
            }
            .mapValues(\.endsAt)
        }
    }

    func reset(_ key: String) async throws { throw Unexpected() }
}
