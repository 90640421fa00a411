package import LintelCodec
package import LintelTokens

/// The refresh token grant's rules (RFC 6749 §6).
package enum RefreshTokenGrant {
    /// What the request carries; `redirect_uri`, also empty, is tolerated and ignored.
    package struct Renewal: Sendable, Hashable {
        package var refreshToken: String
        /// The subset of scopes that is wanted, if the request names one.
        package var scopes: ScopeSet?
    }

    package static func read(_ fields: FormFields, client: RegisteredClient) throws(OAuthError) -> Renewal {
        try CheckGrantType.check(.refreshToken, client: client)
        guard let token = fields["refresh_token"] else {
            throw OAuthError(.invalidRequest, .parameterMissing, "The parameter refresh_token is missing.")
        }
        return Renewal(refreshToken: token, scopes: try Self.wantedScopes(fields))
    }

    /// The scopes of the new access token: what is wanted, within what was granted and is still approved.
    ///
    /// - Throws: `invalid_scope` when more is wanted than was granted (RFC 6749 §6).
    package static func scopes(
        wanted: ScopeSet?,
        granted: ScopeSet,
        client: RegisteredClient,
    ) throws(OAuthError) -> ScopeSet {
        if let wanted, let wider = wanted.subtracting(granted).values.first {
            throw OAuthError(
                .invalidScope,
                .scopeNotAllowed,
                "The scope \(wider.prefix(60)) was not granted to this refresh token.",
            )
        }
        return (wanted ?? granted).intersection(client.scopes)
    }

    private static func wantedScopes(_ fields: FormFields) throws(OAuthError) -> ScopeSet? {
        guard let text = fields["scope"] else { return nil }
        return try CheckScope.parse(text)
    }
}
