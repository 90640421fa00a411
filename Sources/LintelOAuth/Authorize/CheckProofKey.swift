import LintelCodec
import LintelTokens

/// The PKCE challenge is there, by S256, and well-formed (RFC 7636 §4.2–4.4, RFC 9700 §2.1.1).
enum CheckProofKey {
    static func check(
        _ fields: FormFields,
        client: RegisteredClient,
        scopes: ScopeSet,
        nonce: String?,
    ) throws(OAuthError) -> String? {
        guard let challenge = fields["code_challenge"] else {
            guard fields["code_challenge_method"] == nil else {
                throw OAuthError(
                    .invalidRequest,
                    .proofKeyMissing,
                    "The parameter code_challenge_method was sent without code_challenge.",
                )
            }
            try Self.checkAbsence(client: client, scopes: scopes, nonce: nonce)
            return nil
        }
        // RFC 7636 §4.3: without a method the default would be plain, which is not supported.
        guard fields["code_challenge_method"] == "S256" else {
            throw OAuthError(
                .invalidRequest,
                .proofKeyMethodUnsupported,
                "Only code_challenge_method=S256 is supported.",
            )
        }
        // SHA-256 in base64url without padding is 43 characters.
        guard challenge.utf8.count == 43, Base64URL.decode(challenge.utf8)?.count == 32 else {
            throw OAuthError(
                .invalidRequest,
                .proofKeyInvalid,
                "The parameter code_challenge is not the base64url of a SHA-256 digest.",
            )
        }
        return challenge
    }

    /// OAuth 2.1 §7.5.1: a confidential client may rely on the nonce of OpenID Connect instead.
    private static func checkAbsence(client: RegisteredClient, scopes: ScopeSet, nonce: String?) throws(OAuthError) {
        let isAllowed =
            switch client.proofKeyRule {
            case .required: false
            case .orNonce: nonce != nil && scopes.contains("openid")
            case .off: client.type == .web
            }
        guard isAllowed else {
            throw OAuthError(.invalidRequest, .proofKeyMissing, "The parameter code_challenge is missing (PKCE, S256).")
        }
    }
}
