import LintelCodec
package import LintelTokens

/// Addresses of the pages about apps.
package enum AppsURL: PortalURL {
    case list
    case new
    case app(ClientID)
    case credentials(ClientID)

    package var path: String {
        switch self {
        case .list: "/apps"
        case .new: "/apps/new"
        case .app(let id): "/apps/\(FormEncoding.encode(id.rawValue))"
        case .credentials(let id): "/apps/\(FormEncoding.encode(id.rawValue))/credentials"
        }
    }
}
