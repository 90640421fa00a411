/// Whether an authorization request must carry a PKCE challenge (RFC 7636, OAuth 2.1 §4.1.1 and §7.5.1).
package enum ProofKeyRule: String, Sendable, Hashable, CaseIterable {
    /// A challenge is required. The only choice of Native and SPA apps.
    case required
    /// A challenge, or a `nonce` together with the `openid` scope.
    case orNonce = "or_nonce"
    /// Neither is required; for Web apps that cannot be changed.
    case off

    /// The rule a new app of this type starts with.
    package static func standard(for type: ClientType) -> ProofKeyRule {
        switch type {
        case .web: .orNonce
        case .native, .spa, .service: .required
        }
    }
}
