package import LintelTokens

/// Failure counters of sign-in and client secrets, and counts of what strangers ask for; all nodes count in one place.
package protocol ThrottleStore: Sendable {
    /// The counters for these keys; unknown keys are left out.
    func counters(_ keys: [String]) async throws -> [String: FailureCounter]

    /// Adds one failure to each key and returns nothing; a counter whose `forgetAt` has passed starts anew at one.
    ///
    /// - Parameter block: The pure rule that says, from the new number of failures, until when the key is blocked.
    func recordFailure(
        _ keys: [String],
        at now: UnixTime,
        forgetAfter seconds: Int64,
        block: @escaping @Sendable (String, Int64) -> UnixTime?,
    ) async throws

    /// Adds one failure to a key in a window that begins with its first failure and has a fixed length.
    ///
    /// The failure that reaches the limit blocks the key to the end of the window, and tells the other nodes
    /// (``ChangeTopic/throttles``).
    ///
    /// - Parameter seconds: How long a window is.
    /// - Returns: The window, with this failure.
    func recordFailure(_ key: String, at now: UnixTime, window seconds: Int64, limit: Int64) async throws
        -> FailureWindow

    /// The keys that begin with this prefix and are blocked, each with the end of its block; of more than `limit`
    /// those that are blocked longest.
    func blocked(prefix: String, at now: UnixTime, limit: Int) async throws -> [String: UnixTime]

    /// Forgets the failures of a key.
    func reset(_ key: String) async throws
}

/// Failures seen for one key.
package struct FailureCounter: Sendable, Hashable {
    package var failures: Int64
    package var blockedUntil: UnixTime?

    package init(failures: Int64, blockedUntil: UnixTime?) {
        self.failures = failures
        self.blockedUntil = blockedUntil
    }
}

/// The failures of one key within a fixed time.
package struct FailureWindow: Sendable, Hashable {
    package var failures: Int64
    package var endsAt: UnixTime

    package init(failures: Int64, endsAt: UnixTime) {
        self.failures = failures
        self.endsAt = endsAt
    }
}
