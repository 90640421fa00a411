/// When a call is made once more after it failed: a plain value that decides and does nothing.
///
/// Only calls that may be repeated without doing anything twice are (RFC 9110 §9.2.2: GET, HEAD, PUT, DELETE), and only
/// after an outcome that passes: no connection, or one of the statuses 408, 429, 502, 503, 504. The pauses double and are
/// chosen at random below that ("full jitter"), so that many clients do not come back at the same moment; when the server
/// names one by `Retry-After`, it is at least that.
public struct RetryRule: Sendable, Hashable {
    /// How often a call is made at most, the first time included.
    public var maximumAttempts: Int
    /// The longest pause after the first attempt; it doubles with each further one.
    public var firstPause: Duration
    /// No pause is longer, but for what chance adds to one that the server names.
    ///
    /// A server that asks for a longer one gets no further attempt: the error says when to come back.
    public var longestPause: Duration

    /// Sets the rule; there is at least one attempt.
    public init(
        maximumAttempts: Int = 4,
        firstPause: Duration = .milliseconds(250),
        longestPause: Duration = .seconds(20),
    ) {
        self.maximumAttempts = max(1, maximumAttempts)
        self.firstPause = max(.zero, firstPause)
        self.longestPause = max(.zero, longestPause)
    }

    /// No call is made twice.
    public static let never = Self(maximumAttempts: 1)

    /// How an attempt ended.
    enum Outcome: Sendable, Hashable {
        /// There was no answer, or not all of it.
        case broken
        /// The answer had this status and named this pause.
        case status(Int, retryAfter: Duration?)
    }

    /// How long to wait before the next attempt; nil when there is none.
    ///
    /// - Parameters:
    ///   - attempt: The number of the attempt that ended, from 1.
    ///   - isRepeatable: Whether the call may be made twice.
    ///   - jitter: A random number from 0 to 1.
    func pause(after outcome: Outcome, attempt: Int, isRepeatable: Bool, jitter: Double) -> Duration? {
        guard isRepeatable, attempt < self.maximumAttempts else { return nil }
        var least = Duration.zero
        if case .status(let status, let retryAfter) = outcome {
            guard Self.passingStatuses.contains(status) else { return nil }
            least = retryAfter ?? .zero
            guard least <= self.longestPause else { return nil }
        }
        // 2^30 times any pause that makes sense is beyond the longest.
        let doubled = self.firstPause * (1 << min(attempt - 1, 30))
        return least + min(doubled, self.longestPause) * min(max(jitter, 0), 1)
    }

    private static let passingStatuses: Set<Int> = [408, 429, 502, 503, 504]
}
