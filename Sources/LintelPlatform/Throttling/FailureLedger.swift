package import LintelTokens

/// Failures of each key in a window of time, in bounded memory: the rule behind ``ClientThrottle``.
///
/// A window begins with a key's first failure. When its failures reach the limit, the key is blocked to the end of
/// the window; then it starts anew. Windows have one length, so the order of their beginning is that of their end.
package struct FailureLedger<Key: Hashable & Sendable>: Sendable {
    private let limit: Int
    private let windowSeconds: Int64
    private let capacity: Int
    private var windows: [Key: Window] = [:]
    /// Keys in the order of their windows; what lies before `head` is gone.
    private var order: [Key] = []
    private var head = 0

    /// - Parameters:
    ///   - limit: The number of failures that blocks.
    ///   - windowSeconds: How long a window is.
    ///   - capacity: How many keys are kept; the oldest makes way.
    package init(limit: Int, windowSeconds: Int64, capacity: Int) {
        self.limit = limit
        self.windowSeconds = windowSeconds
        self.capacity = capacity
    }

    /// How many keys have a window.
    package var count: Int { self.windows.count }

    /// Adds a failure.
    package mutating func record(_ key: Key, at now: UnixTime) {
        self.forgetEnded(at: now)
        if self.windows[key] == nil {
            if self.windows.count >= self.capacity { self.dropOldest() }
            self.windows[key] = Window(endsAt: now + self.windowSeconds, failures: 0)
            self.order.append(key)
        }
        self.windows[key]?.failures += 1
    }

    /// Seconds to wait when the key is blocked, from 1 to the length of the window; nil when it is not.
    package mutating func secondsToWait(_ key: Key, at now: UnixTime) -> Int64? {
        self.forgetEnded(at: now)
        guard let window = self.windows[key], window.failures >= self.limit else { return nil }
        return min(max(1, window.endsAt - now), self.windowSeconds)
    }

    private mutating func forgetEnded(at now: UnixTime) {
        while self.head < self.order.count, let window = self.windows[self.order[self.head]], window.endsAt <= now {
            self.dropOldest()
        }
    }

    private mutating func dropOldest() {
        guard self.head < self.order.count else { return }
        self.windows[self.order[self.head]] = nil
        self.head += 1
        // Moving what is left costs as much as it frees.
        if self.head > self.order.count / 2 {
            self.order.removeFirst(self.head)
            self.head = 0
        }
    }

    private struct Window {
        var endsAt: UnixTime
        var failures: Int
    }
}
