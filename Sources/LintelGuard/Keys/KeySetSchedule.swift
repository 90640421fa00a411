import LintelTokens

/// Decides when a key set is fetched: a pure value that is told the time and returns what to do.
struct KeySetSchedule: Sendable {
    /// What the cache is to do for a caller.
    enum Action: Sendable {
        /// Answer with this set.
        case serve(JSONWebKeySet)
        /// Start a fetch and wait for it.
        case fetch
        /// Wait for the fetch that is under way.
        case join
        /// Nothing is known, and it is too early to ask again.
        case refuse
    }

    /// The last set that was read.
    private(set) var keys: JSONWebKeySet?
    private var readAt: UnixTime?
    private var attemptedAt: UnixTime?
    private var isFetching = false
    private let limits: KeySetLimits

    init(limits: KeySetLimits) {
        self.limits = limits
    }

    /// For a caller that needs the keys.
    mutating func wantKeys(at now: UnixTime) -> Action {
        guard let keys = self.keys, let readAt = self.readAt else { return self.wantFirstKeys(at: now) }
        // A clock that was set back makes the set old, not eternal.
        if (0..<self.limits.maximumAgeSeconds).contains(now - readAt) { return .serve(keys) }
        // While one caller asks anew, and for a while after a failure, the others get the old set at once.
        if self.isFetching || self.hasAttempted(within: self.limits.refetchSeconds, at: now) { return .serve(keys) }
        return self.start(at: now)
    }

    /// For a caller whose token names a key that the set does not hold.
    mutating func wantKey(_ id: KeyID, at now: UnixTime) -> Action {
        guard let keys = self.keys else { return self.wantFirstKeys(at: now) }
        // Another caller may have fetched in between.
        if keys.key(id) != nil { return .serve(keys) }
        if self.isFetching { return .join }
        // The names of unknown keys come from anybody: whatever they are, the issuer is asked once per interval.
        if self.hasAttempted(within: self.limits.refetchSeconds, at: now) { return .serve(keys) }
        return self.start(at: now)
    }

    /// Takes the outcome of the fetch; nil means that it failed and the old set stays.
    mutating func finish(_ keys: JSONWebKeySet?, at now: UnixTime) {
        self.isFetching = false
        guard let keys else { return }
        self.keys = keys
        self.readAt = now
    }

    private mutating func wantFirstKeys(at now: UnixTime) -> Action {
        if self.isFetching { return .join }
        if self.hasAttempted(within: self.limits.retrySeconds, at: now) { return .refuse }
        return self.start(at: now)
    }

    private mutating func start(at now: UnixTime) -> Action {
        self.isFetching = true
        self.attemptedAt = now
        return .fetch
    }

    private func hasAttempted(within seconds: Int64, at now: UnixTime) -> Bool {
        self.attemptedAt.map { (0..<seconds).contains(now - $0) } ?? false
    }
}
