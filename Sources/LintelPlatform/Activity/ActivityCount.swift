package import LintelOAuth
package import LintelTokens

/// How often something became of an app's requests on one day.
package struct ActivityCount: Sendable, Hashable {
    package var clientID: ClientID
    /// Days since 1970-01-01, in UTC.
    package var day: Int64
    package var outcome: ActivityOutcome
    package var count: Int64

    package init(clientID: ClientID, day: Int64, outcome: ActivityOutcome, count: Int64) {
        self.clientID = clientID
        self.day = day
        self.outcome = outcome
        self.count = count
    }
}

/// What becomes of an app's request for tokens.
package enum ActivityOutcome: String, Sendable, Hashable, CaseIterable {
    case clientCredentials = "client_credentials"
    case authorizationCode = "authorization_code"
    case refreshToken = "refresh_token"
    case refused

    /// Tokens were issued by this grant.
    package init(_ grant: GrantType) {
        switch grant {
        case .clientCredentials: self = .clientCredentials
        case .authorizationCode: self = .authorizationCode
        case .refreshToken: self = .refreshToken
        }
    }
}

extension UnixTime {
    /// Days since 1970-01-01, in UTC.
    package var day: Int64 { self.seconds / 86_400 }

    /// The first second of a day.
    package init(day: Int64) {
        self.init(seconds: day * 86_400)
    }
}

/// Counters of what became of the apps' requests, for each day.
package protocol ActivityStore: Sendable {
    /// Adds to the counters; apps that are no longer there are left out.
    func add(_ counts: [ActivityCount]) async throws

    /// The counters of these apps on these days, in no particular order.
    func counts(of apps: [ClientID], on days: ClosedRange<Int64>) async throws -> [ActivityCount]
}
