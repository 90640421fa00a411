package import LintelTokens

/// An authorization request that passed every rule (RFC 6749 §4.1.1, OpenID Connect Core §3.1.2.1).
package struct AuthorizationRequest: Sendable, Hashable {
    package var clientID: ClientID
    package var target: AnswerTarget
    /// Whether the request carried `redirect_uri`; if so, the exchange must repeat it (RFC 6749 §4.1.3).
    package var namesRedirectURI: Bool
    package var scopes: ScopeSet
    /// S256 challenge, 43 characters of base64url.
    package var codeChallenge: String?
    package var nonce: String?
    package var prompts: Set<Prompt>
    /// Seconds since the person last proved who they are.
    package var maxAge: Int64?
    /// The address to put into the sign-in page; longer than any address, it is left out.
    package var loginHint: String?
    /// An ID token given as a hint, unverified; longer than any of ours (4096 bytes), it is left out.
    package var idTokenHint: String?
}
