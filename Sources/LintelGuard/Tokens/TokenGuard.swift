public import LintelTokens

/// Says who a token speaks for: a verifier, the issuer's keys and, if wanted, a look at what was revoked.
public struct TokenGuard: Sendable {
    /// Whether a token that verifies was taken back all the same.
    public typealias RevocationCheck = @Sendable (AccessTokenClaims) async throws -> Bool

    private let verifier: TokenVerifier
    private let source: any KeySource
    private let isRevoked: RevocationCheck?
    private let clock: GuardClock
    private let verified: VerifiedTokens

    /// Puts a guard together.
    ///
    /// - Parameters:
    ///   - verifier: The rules; its audiences should name the API that is guarded.
    ///   - keys: The issuer's keys.
    ///   - isRevoked: Asked for every token that verifies; nil means that a token lives until it expires.
    ///   - clock: The time.
    ///   - remembered: How many tokens are remembered as verified, so that a token shown again costs no second
    ///     signature check; some two kilobytes each. Its times and its revocation are looked at each time.
    public init(
        verifier: TokenVerifier,
        keys: some KeySource,
        isRevoked: RevocationCheck? = nil,
        clock: @escaping GuardClock = systemClock,
        remembered: Int = 1_024,
    ) {
        self.verifier = verifier
        self.source = keys
        self.isRevoked = isRevoked
        self.clock = clock
        self.verified = VerifiedTokens(limit: remembered)
    }

    /// A guard for one API of a Lintel issuer.
    ///
    /// - Parameters:
    ///   - issuer: The issuer's address, exactly as its discovery document has it.
    ///   - audience: The `aud` value of the API, as the issuer's catalogue has it.
    public init(issuer: String, audience: String) {
        self.init(
            verifier: TokenVerifier(issuer: issuer, audiences: [audience]),
            keys: KeySetCache(issuer: issuer),
        )
    }

    /// The claims of a token that holds in every respect.
    ///
    /// - Throws: ``TokenError`` when it does not; any other error means that keys or revocations could not be looked
    ///   up, and that nobody may be let in.
    public func claims(of token: String) async throws -> AccessTokenClaims {
        let claims = try await self.verify(token)
        if let isRevoked = self.isRevoked, try await isRevoked(claims) {
            throw TokenError(.revoked, "the token or its grant is denied")
        }
        return claims
    }

    private func verify(_ token: String) async throws -> AccessTokenClaims {
        let now = self.clock()
        let keys = try await self.source.keys()
        do {
            return try self.verify(token, keys: keys, at: now)
        } catch {
            guard let missing = error.missingKeyID else { throw error }
            let newer = try await self.source.refreshed(missing: missing)
            // Without the key a second look would find the same.
            guard newer.key(missing) != nil else { throw error }
            return try self.verify(token, keys: newer, at: now)
        }
    }

    private func verify(
        _ token: String,
        keys: JSONWebKeySet,
        at now: UnixTime,
    ) throws(TokenError) -> AccessTokenClaims {
        let claims = try self.verified.claims(of: token, keys: keys) { () throws(TokenError) in
            try self.verifier.claims(of: token, keys: keys)
        }
        try self.verifier.checkTimes(claims, at: now)
        return claims
    }
}
