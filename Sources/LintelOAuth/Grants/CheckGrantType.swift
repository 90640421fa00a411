package import LintelCodec

/// `grant_type` is one that we serve and that the app's type may use (RFC 6749 §5.2).
package enum CheckGrantType {
    /// Reads the grant type without a client.
    package static func read(_ fields: FormFields) throws(OAuthError) -> GrantType {
        guard let value = fields["grant_type"] else {
            throw OAuthError(.invalidRequest, .parameterMissing, "The parameter grant_type is missing.")
        }
        guard let grant = GrantType(rawValue: value) else {
            throw OAuthError(
                .unsupportedGrantType,
                .grantTypeUnsupported,
                "The grant_type is not supported; use authorization_code, refresh_token or client_credentials.",
            )
        }
        return grant
    }

    /// Checks the grant against the app's type.
    package static func check(_ grant: GrantType, client: RegisteredClient) throws(OAuthError) {
        guard grant.isAllowed(for: client.type) else {
            throw OAuthError(
                .unauthorizedClient,
                .grantTypeNotForApp,
                "An app of the type \(client.type.rawValue) may not use \(grant.rawValue).",
            )
        }
    }
}
