import LintelOAuth
import LintelPlatform
package import LintelTokens

/// Verifies access tokens of this server itself, for introspection, userinfo and revocation.
package struct AccessTokenReader: Sendable {
    private let verifier: TokenVerifier
    private let keys: CurrentKeys
    private let denials: DenialList

    package init(issuer: String, keys: CurrentKeys, denials: DenialList) {
        self.verifier = TokenVerifier(issuer: issuer, audiences: nil, leewaySeconds: DenialList.leewaySeconds)
        self.keys = keys
        self.denials = denials
    }

    /// The claims of a token that is valid and not denied.
    ///
    /// - Throws: ``TokenError``; a denied token has the code `revoked`.
    package func claims(_ token: String, at now: UnixTime) throws(TokenError) -> AccessTokenClaims {
        let claims = try self.verifier.verify(token, keys: self.keys.value.keySet, at: now)
        guard !self.denials.denies(claims, at: now) else { throw TokenError(.revoked, "The token was revoked.") }
        return claims
    }
}
