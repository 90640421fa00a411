package import LintelTokens

/// Failure counters of sign-in, by account key and by address.
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
