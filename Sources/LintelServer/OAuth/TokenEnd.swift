package import LintelTokens

extension ServerSettings.Token {
    /// When the last access token that was given by `now` has ended everywhere.
    package func lastEnd(at now: UnixTime) -> UnixTime {
        now + self.accessLifetime + TokenVerifier.standardLeewaySeconds
    }
}

extension AccessTokenClaims {
    /// When the token has ended everywhere: a denial that ended at `exp` would let it live again for the leeway.
    var lastEnd: UnixTime { self.expiresAt + TokenVerifier.standardLeewaySeconds }
}
