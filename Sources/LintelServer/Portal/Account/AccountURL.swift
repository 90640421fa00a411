/// Addresses of the pages about oneself.
package enum AccountURL: PortalURL {
    case profile
    case security

    package var path: String {
        switch self {
        case .profile: "/account"
        case .security: "/account/security"
        }
    }
}
