public import LintelTokens

/// The tokens of a Service app (client credentials, RFC 6749 §4.4).
///
/// The token is kept in memory and renewed before it expires, by one request however many calls wait. While that fails, a
/// token that is still good goes on being used, and the pauses between the tries grow.
public struct ServiceTokenSource: TokenSource {
    private let tokens: RenewedValue<AccessToken>

    /// Makes a source; nothing is asked for before the first call.
    ///
    /// - Parameters:
    ///   - issuer: Who issues the tokens.
    ///   - clientID: The app.
    ///   - secret: One of its secrets.
    ///   - scopes: What the tokens are to allow.
    ///   - authentication: How the secret is sent.
    ///   - renewAhead: How many seconds before its expiry a token is renewed, at most a quarter of its lifetime.
    public init(
        issuer: Issuer,
        clientID: ClientID,
        secret: ClientSecret,
        scopes: ScopeSet,
        authentication: ClientAuthentication = .basic,
        renewAhead: Int64 = 120,
    ) {
        let request = TokenRequest(
            client: .secret(clientID, secret, authentication),
            fields: [("grant_type", "client_credentials")],
            scopes: scopes,
            isRepeatable: true,
        )
        let now = issuer.settings.environment.now
        self.tokens = RenewedValue(now: now) { _ in
            let answer = try await issuer.requestToken(request, operation: "token.service")
            return RenewalSchedule.Held(answer, at: now(), renewAhead: renewAhead)
        }
    }

    /// The token from memory, got first when there is none or it is about to expire.
    public func token() async throws -> AccessToken {
        try await self.tokens.value()
    }

    /// Another token than the refused one.
    public func token(replacing refused: AccessToken) async throws -> AccessToken {
        try await self.tokens.value(unless: { $0.value == refused.value })
    }
}

extension RenewalSchedule<AccessToken>.Held {
    /// A token that just came.
    ///
    /// - Parameter renewAhead: How many seconds before its expiry it is renewed, at most a quarter of its lifetime.
    init(_ answer: TokenAnswer, at now: UnixTime, renewAhead: Int64) {
        self.init(answer.accessToken, at: now, renewAhead: renewAhead)
    }

    /// A token that is good from now until it expires.
    ///
    /// - Parameter isFresh: Whether the issuer has just made it.
    init(_ token: AccessToken, at now: UnixTime, renewAhead: Int64, isFresh: Bool = true) {
        let renewAt = token.expiresAt.map { expiry in
            expiry - Swift.min(Swift.max(0, renewAhead), Swift.max(0, expiry - now) / 4)
        }
        self.init(value: token, renewAt: renewAt, expiresAt: token.expiresAt, isFresh: isFresh)
    }
}
