import LintelTokens

/// The tokens of a Native app: those of the stored sign-in, and a sign-in in the browser when there is none.
///
/// However many calls wait, one browser is opened.
public struct NativeTokenSource: TokenSource {
    private let tokens: RenewedValue<AccessToken>

    /// Makes a source; nothing is read or opened before the first call.
    ///
    /// - Parameters:
    ///   - signIn: How somebody signs in. Without the scope `offline_access` they do so each time a token expires.
    ///   - storage: Where the sign-in is kept.
    ///   - renewAhead: How many seconds before its expiry a token is renewed, at most a quarter of its lifetime.
    public init(signIn: NativeSignIn, storage: some TokenStorage, renewAhead: Int64 = 120) {
        let renewal = TokenRenewal(
            issuer: signIn.issuer,
            clientID: signIn.clientID,
            client: .open(signIn.clientID),
            renewAhead: renewAhead,
        )
        let now = signIn.issuer.settings.environment.now
        self.tokens = RenewedValue(now: now) { refused in
            let (token, isFresh): (AccessToken, Bool)
            do {
                (token, isFresh) = try await renewal.token(in: storage, replacing: refused)
            } catch let error as ClientError where error.code == .signInNeeded {
                let result = try await signIn.signIn()
                try await storage.update { _ in result.token }
                (token, isFresh) = (result.token.accessToken, true)
            }
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
}
