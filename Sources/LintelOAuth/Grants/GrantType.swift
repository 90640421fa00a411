/// The grants of the token endpoint; a new one is a case here, a file beside this one and a line in its switch.
package enum GrantType: String, Sendable, Hashable, CaseIterable {
    case authorizationCode = "authorization_code"
    case refreshToken = "refresh_token"
    case clientCredentials = "client_credentials"

    /// Whether apps of this type may use the grant (RFC 6749 §5.2 `unauthorized_client`).
    package func isAllowed(for type: ClientType) -> Bool {
        switch self {
        case .authorizationCode: type.hasUsers
        case .refreshToken: type.mayRefresh
        case .clientCredentials: type == .service
        }
    }
}
