import LintelCodec

/// Judges access tokens by RFC 9068 §4 and RFC 8725: a pure value without clock, keys or network of its own.
public struct TokenVerifier: Sendable {
    /// For how many seconds after its `exp` a token is still accepted unless a verifier says otherwise, for clocks that
    /// differ.
    public static let standardLeewaySeconds: Int64 = 30

    private let issuer: String
    private let audiences: Set<String>?
    private let algorithms: Set<JWSAlgorithm>
    private let acceptedTypes: Set<String>
    private let leewaySeconds: Int64

    /// Sets the rules.
    ///
    /// - Parameters:
    ///   - issuer: The `iss` that tokens must carry, byte for byte.
    ///   - audiences: At least one of these must be in `aud`; nil checks no audience.
    ///   - algorithms: What a token may be signed with.
    ///   - acceptedTypes: The `typ` values of an access token, in lower case.
    ///   - leewaySeconds: How far the clocks of issuer and verifier may differ.
    public init(
        issuer: String,
        audiences: Set<String>?,
        algorithms: Set<JWSAlgorithm> = Set(JWSAlgorithm.allCases),
        acceptedTypes: Set<String> = ["at+jwt", "application/at+jwt"],
        leewaySeconds: Int64 = Self.standardLeewaySeconds,
    ) {
        self.issuer = issuer
        self.audiences = audiences
        self.algorithms = algorithms
        self.acceptedTypes = acceptedTypes
        self.leewaySeconds = max(0, leewaySeconds)
    }

    /// The token's claims, if every rule holds.
    ///
    /// - Throws: ``TokenError``; with code `keyUnknown` it names the key that might have been published since.
    public func verify(_ token: String, keys: JSONWebKeySet, at now: UnixTime) throws(TokenError) -> AccessTokenClaims {
        let claims = try self.claims(of: token, keys: keys)
        try self.checkTimes(claims, at: now)
        return claims
    }

    /// The token's claims, if every rule holds that stays true as time passes and keys stay published.
    package func claims(of token: String, keys: JSONWebKeySet) throws(TokenError) -> AccessTokenClaims {
        let claims = try AccessTokenClaims(payload: try self.signedPayload(of: token, keys: keys))
        try self.checkIssuer(claims)
        try self.checkAudience(claims)
        return claims
    }

    /// The payload of a token whose header and signature hold; its claims are not looked at.
    package func signedPayload(of token: String, keys: JSONWebKeySet) throws(TokenError) -> [UInt8] {
        guard let jws = CompactJWS(Array(token.utf8)) else { throw TokenError(.malformed, "not a compact JWS") }
        let header = try TokenHeader(parsing: jws.header)
        try self.checkHeader(header)
        let key = try self.key(for: header, in: keys)
        guard key.verify(signature: jws.signature, for: jws.signingInput) else {
            throw TokenError(.signatureInvalid, "the signature does not match")
        }
        return jws.payload
    }

    private func checkHeader(_ header: TokenHeader) throws(TokenError) {
        // RFC 9068 §4, RFC 8725 §3.11: only access tokens; an ID token has another type.
        guard let type = header.type, self.accepts(type: type) else {
            throw TokenError(.typeRefused, "typ is not that of an access token")
        }
        // RFC 7515 §4.1.11: an extension that is not understood makes the token invalid.
        guard !header.hasCriticalExtensions else { throw TokenError(.criticalHeader, "crit is present") }
        // RFC 8725 §3.10: the token does not choose its own key; nothing is fetched.
        guard !header.hasEmbeddedKey else { throw TokenError(.criticalHeader, "the header brings a key") }
    }

    /// RFC 7515 §4.1.9: media type names are compared without case.
    private func accepts(type: String) -> Bool {
        self.acceptedTypes.contains(type) || self.acceptedTypes.contains(type.lowercased())
    }

    private func key(for header: TokenHeader, in keys: JSONWebKeySet) throws(TokenError) -> JSONWebKey {
        // RFC 8725 §3.1: none, HS256 and the like have no case and end here.
        guard let algorithm = JWSAlgorithm(rawValue: header.algorithm), self.algorithms.contains(algorithm) else {
            throw TokenError(.algorithmRefused, "alg is not allowed")
        }
        guard let id = header.keyID, !id.rawValue.isEmpty else { throw TokenError(.malformed, "kid is missing") }
        guard let key = keys.key(id) else { throw TokenError.keyUnknown(id) }
        // RFC 8725 §3.1: each key has exactly one algorithm.
        guard key.algorithm == algorithm else { throw TokenError(.algorithmRefused, "alg is not the key's") }
        return key
    }

    private func checkIssuer(_ claims: AccessTokenClaims) throws(TokenError) {
        // RFC 9068 §4, RFC 8725 §3.8: exact bytes; String's own == would equate normal forms.
        guard claims.issuer.utf8.elementsEqual(self.issuer.utf8) else {
            throw TokenError(.issuerMismatch, "iss is another")
        }
    }

    private func checkAudience(_ claims: AccessTokenClaims) throws(TokenError) {
        // RFC 9068 §4, RFC 8725 §3.9.
        guard let audiences = self.audiences else { return }
        guard claims.audience.contains(where: audiences.contains) else {
            throw TokenError(.audienceMismatch, "aud names other APIs")
        }
    }

    /// Whether now is a time in which the token holds.
    package func checkTimes(_ claims: AccessTokenClaims, at now: UnixTime) throws(TokenError) {
        // RFC 7519 §4.1.4: on or after exp the token is over.
        guard now < claims.expiresAt + self.leewaySeconds else { throw TokenError(.expired, "exp is over") }
        // RFC 7519 §4.1.5.
        if let notBefore = claims.notBefore, now + self.leewaySeconds < notBefore {
            throw TokenError(.notYetValid, "nbf has not come")
        }
        guard claims.issuedAt <= now + self.leewaySeconds else {
            throw TokenError(.notYetValid, "iat is in the future")
        }
    }
}
