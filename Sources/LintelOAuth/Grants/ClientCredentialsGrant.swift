package import LintelCodec
package import LintelTokens

/// The client credentials grant (RFC 6749 §4.4): a machine acts as itself.
package enum ClientCredentialsGrant {
    /// The scopes to grant.
    ///
    /// No scope is never "all scopes": it is refused (RFC 6749 §3.3).
    package static func check(_ fields: FormFields, client: RegisteredClient) throws(OAuthError) -> ScopeSet {
        try CheckGrantType.check(.clientCredentials, client: client)
        return try CheckScope.check(fields, client: client)
    }
}
