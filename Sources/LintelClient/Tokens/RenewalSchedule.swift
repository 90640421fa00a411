import LintelTokens

/// Decides when a value that grows old is fetched anew: a pure value that is told the time and returns what to do.
struct RenewalSchedule<Value: Sendable>: Sendable {
    /// A value, and how long it is good.
    struct Held: Sendable {
        var value: Value
        /// From when on a new one is fetched while this one is still good; nil never asks.
        var renewAt: UnixTime?
        /// From when on it is no longer good; nil is good for ever.
        var expiresAt: UnixTime?
        /// Whether it was made for this fetch; what lay somewhere may have been refused long ago.
        var isFresh = true
    }

    /// What a caller gets.
    enum Action: Sendable {
        /// This value.
        case serve(Value)
        /// The outcome of a fetch, which the caller is to start.
        case start
        /// The outcome of the fetch that is under way.
        case join
        /// What the last fetch failed with: it is too early to try again.
        case refuse(any Error)
    }

    private struct Failure: Sendable {
        var error: any Error
        var count: Int
        var retryAt: UnixTime
    }

    private(set) var held: Held?
    private var isFetching = false
    private var failure: Failure?
    private var fetchedAt: UnixTime?

    /// A value that is refused right after it was fetched is not fetched again for so many seconds: another would be
    /// refused as well.
    static var refetchSeconds: Int64 { 10 }
    /// The pause after a failure doubles from one second up to this, unless the failure names a longer one.
    static var longestPause: Int64 { 60 }

    /// For a caller that needs a value.
    ///
    /// - Parameter isRefused: Whether the caller cannot use a value; such a one is as good as none.
    mutating func want(at now: UnixTime, unless isRefused: (Value) -> Bool = { _ in false }) -> Action {
        if let held, self.isGood(held, at: now) {
            if !isRefused(held.value) {
                guard let renewAt = held.renewAt, now >= renewAt else { return .serve(held.value) }
                // While one caller asks anew, and for a while after a failure, the others get the old one at once.
                return self.isFetching || self.isTooEarly(now) ? .serve(held.value) : self.start()
            }
            if !self.isFetching, let fetchedAt, (0..<Self.refetchSeconds).contains(now - fetchedAt) {
                return .serve(held.value)
            }
        }
        if self.isFetching { return .join }
        if let failure, self.isTooEarly(now) { return .refuse(failure.error) }
        return self.start()
    }

    /// Takes what was fetched.
    mutating func finish(_ held: Held, at now: UnixTime) {
        self.isFetching = false
        self.failure = nil
        self.held = held
        self.fetchedAt = held.isFresh ? now : nil
    }

    /// Takes a failure; an old value that is still good goes on being served.
    ///
    /// - Parameter pause: The least pause until the next try, if one is known.
    mutating func fail(_ error: any Error, pause: Int64?, at now: UnixTime) {
        self.isFetching = false
        let count = (self.failure?.count ?? 0) + 1
        let seconds = Swift.min(Int64(1) << Int64(Swift.min(count - 1, 6)), Self.longestPause)
        // An hour is the most that a server's word keeps callers away.
        let least = Swift.min(pause ?? 0, 3_600)
        self.failure = Failure(error: error, count: count, retryAt: now + Swift.max(seconds, least))
    }

    /// Forgets the value and the failure: somebody has mended what was wrong.
    mutating func reset() {
        self.held = nil
        self.failure = nil
        self.fetchedAt = nil
        self.isFetching = false
    }

    /// A value that is still good, for those who waited for a better one in vain.
    func fallback(at now: UnixTime, unless isRefused: (Value) -> Bool) -> Value? {
        guard let held, self.isGood(held, at: now), !isRefused(held.value) else { return nil }
        return held.value
    }

    private mutating func start() -> Action {
        self.isFetching = true
        return .start
    }

    private func isGood(_ held: Held, at now: UnixTime) -> Bool { held.expiresAt.map { now < $0 } ?? true }

    private func isTooEarly(_ now: UnixTime) -> Bool {
        guard let failure else { return false }
        // A clock that was set back keeps nobody away for longer than the pause.
        return now < failure.retryAt && failure.retryAt - now <= 3_600
    }
}
