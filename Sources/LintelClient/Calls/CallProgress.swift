import NIOHTTP1

/// What to do after each attempt of a call: a pure value that is told how it ended.
struct CallProgress: Sendable {
    /// How an attempt ended.
    enum Ending: Sendable {
        case broken
        /// - Parameter tokenError: What the server says is wrong with the token, such as `insufficient_scope`.
        case answered(status: Int, retryAfter: Duration?, location: WebAddress?, tokenError: String? = nil)
    }

    /// What comes next.
    enum Step: Sendable, Hashable {
        /// The answer is the one that the caller waits for, or its refusal.
        case finish
        /// One more attempt after a pause.
        case pause(Duration)
        /// One more attempt with another token.
        case renewToken
        /// One more attempt elsewhere.
        case follow(WebAddress)
        /// The server leads where this call does not go.
        case refuseRedirect
    }

    private let rule: RetryRule
    private let isRepeatable: Bool
    private let mayFollow: Bool
    private let isDelete: Bool
    private var expected: Set<Int>
    private var attempt = 1
    private var redirects = 0
    private var hasRenewed = false
    private(set) var address: WebAddress
    private let firstOrigin: WebAddress.Origin
    private var holdsToken: Bool

    /// More redirects than this lead nowhere.
    private static let maximumRedirects = 5

    init(_ call: HTTPCall, at address: WebAddress, rule: RetryRule) {
        self.rule = rule
        self.isRepeatable = call.isRepeatable
        self.mayFollow = call.mayFollowRedirects
        self.expected = call.expected
        self.isDelete = call.method == .DELETE
        self.address = address
        self.firstOrigin = address.origin
        self.holdsToken = call.isAuthorised
    }

    /// Whether the token may go to where the next attempt goes: once a call was led to another origin, never again.
    var sendsToken: Bool { self.holdsToken }
    /// How many attempts there were, the one under way included.
    var attempts: Int { self.attempt }
    /// Statuses that are no failure, of those outside of 200...299.
    var expectedStatuses: Set<Int> { self.expected }

    /// Decides what follows an attempt.
    ///
    /// - Parameter jitter: A random number from 0 to 1.
    mutating func next(after ending: Ending, jitter: Double) -> Step {
        switch ending {
        case .broken:
            self.mayHaveHappened()
            return self.again(after: .broken, jitter: jitter)
        case .answered(let status, _, _, _) where self.expected.contains(status):
            return .finish
        case .answered(401, _, _, let error)
        where self.sendsToken && !self.hasRenewed && (error == nil || error == "invalid_token"):
            // RFC 6750 §3.1: the token may have been revoked or have expired under way. The call was not carried out,
            // so it may be made again whatever its method. A token that lacks a scope is none the better for another.
            self.hasRenewed = true
            return .renewToken
        case .answered(let status, _, let location, _) where [301, 302, 303, 307, 308].contains(status):
            return self.follow(location)
        case .answered(let status, let retryAfter, _, _):
            if status == 502 || status == 504 { self.mayHaveHappened() }
            return self.again(after: .status(status, retryAfter: retryAfter), jitter: jitter)
        }
    }

    /// What an attempt without an answer has deleted is not found by the next one, and that is what was wanted.
    private mutating func mayHaveHappened() {
        if self.isDelete { self.expected.formUnion([404, 410]) }
    }

    private mutating func again(after outcome: RetryRule.Outcome, jitter: Double) -> Step {
        let pause = self.rule.pause(
            after: outcome,
            attempt: self.attempt,
            isRepeatable: self.isRepeatable,
            jitter: jitter,
        )
        guard let pause else { return .finish }
        self.attempt += 1
        return .pause(pause)
    }

    private mutating func follow(_ location: WebAddress?) -> Step {
        guard self.mayFollow, let location, self.redirects < Self.maximumRedirects,
            // Nothing that was asked for in confidence is fetched in the open.
            location.origin.scheme == "https" || self.address.origin.scheme == "http"
        else { return .refuseRedirect }
        self.redirects += 1
        if location.origin != self.firstOrigin { self.holdsToken = false }
        self.address = location
        return .follow(location)
    }
}
