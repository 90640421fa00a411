/// The scopes that belong to signing in, not to an API (OpenID Connect Core §5.4 and §11).
package enum OpenIDScope: String, Sendable, Hashable, CaseIterable {
    case openid
    case profile
    case email
    case organization
    case offlineAccess = "offline_access"

    /// What the consent page says, to be read after "This app will be able to".
    ///
    /// - Parameter refreshDays: For how many days refreshing goes on without signing in again.
    package func sentence(refreshDays: Int64) -> String {
        switch self {
        case .openid: "know who you are"
        case .profile: "see your name"
        case .email: "see your e-mail address"
        case .organization: "see which organisation you belong to"
        case .offlineAccess:
            refreshDays == 1 ? "stay signed in for up to 1 day" : "stay signed in for up to \(refreshDays) days"
        }
    }
}
