package import LintelTokens
import Synchronization

/// Keeps each app to so many calls of a thing in a minute, on one node.
package final class CallThrottle: Sendable {
    /// What is counted together.
    package struct Key: Sendable, Hashable {
        let client: ClientID
        let source: DataSourceID?

        /// - Parameter source: Nil for calls that are about no data source.
        package init(client: ClientID, source: DataSourceID?) {
            self.client = client
            self.source = source
        }
    }

    private struct Window {
        var endsAt: UnixTime
        var calls: Int64
    }

    private let limit: Int64
    private let windowSeconds: Int64
    private let capacity: Int
    private let windows = Mutex<[Key: Window]>([:])

    /// - Parameters:
    ///   - limit: Calls in one window; 0 for any number.
    ///   - windowSeconds: How long a window is, which begins with its first call.
    ///   - capacity: How many are counted at once. When there are more, those whose window ends first begin anew.
    package init(limit: Int64, windowSeconds: Int64 = 60, capacity: Int = 10_000) {
        self.limit = limit
        self.windowSeconds = windowSeconds
        self.capacity = max(1, capacity)
    }

    /// Counts a call.
    ///
    /// - Returns: Seconds for `Retry-After` when it is one too many; nil when it may go on.
    package func secondsToWait(_ key: Key, at now: UnixTime) -> Int64? {
        guard self.limit > 0 else { return nil }
        return self.windows.withLock { windows in
            if var window = windows[key], window.endsAt > now {
                guard window.calls < self.limit else { return max(1, window.endsAt.seconds - now.seconds) }
                window.calls += 1
                windows[key] = window
                return nil
            }
            if windows.count >= self.capacity { self.makeRoom(in: &windows, at: now) }
            windows[key] = Window(endsAt: now + self.windowSeconds, calls: 1)
            return nil
        }
    }

    /// How many are counted.
    package var count: Int { self.windows.withLock { $0.count } }

    private func makeRoom(in windows: inout [Key: Window], at now: UnixTime) {
        windows = windows.filter { $0.value.endsAt > now }
        guard windows.count >= self.capacity, let next = windows.min(by: { $0.value.endsAt < $1.value.endsAt }) else {
            return
        }
        windows[next.key] = nil
    }
}
