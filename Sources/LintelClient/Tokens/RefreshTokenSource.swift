public import LintelTokens

/// The tokens of somebody who has signed in before: renewed with the stored refresh token (RFC 6749 §6).
///
/// Refresh tokens rotate: each is good once. What comes in its place is stored before anybody uses it, and of all tasks
/// and processes that share the storage one renews while the others wait and take what it got.
public struct RefreshTokenSource: TokenSource {
    private let tokens: RenewedValue<AccessToken>

    /// Makes a source; nothing is read or asked for before the first call.
    ///
    /// - Parameters:
    ///   - issuer: Who issued the stored token.
    ///   - clientID: The app that it was issued to.
    ///   - secret: The app's secret, if it has one.
    ///   - storage: Where the token is.
    ///   - renewAhead: How many seconds before its expiry a token is renewed, at most a quarter of its lifetime.
    public init(
        issuer: Issuer,
        clientID: ClientID,
        secret: ClientSecret? = nil,
        storage: some TokenStorage,
        renewAhead: Int64 = 120,
    ) {
        let client: TokenRequest.Client = secret.map { .secret(clientID, $0, .basic) } ?? .open(clientID)
        let renewal = TokenRenewal(issuer: issuer, clientID: clientID, client: client, renewAhead: renewAhead)
        let now = issuer.settings.environment.now
        self.tokens = RenewedValue(now: now) { refused in
            let (token, isFresh) = try await renewal.token(in: storage, replacing: refused)
            return RenewalSchedule.Held(token, at: now(), renewAhead: renewAhead, isFresh: isFresh)
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

    /// Forgets what is in memory: the next call reads the storage.
    public func forget() { self.tokens.reset() }
}
