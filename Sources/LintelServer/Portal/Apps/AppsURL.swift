import LintelCodec
package import LintelTokens

/// Addresses of the pages about apps.
package enum AppsURL: PortalURL {
    case list
    case new
    case app(ClientID)
    case credentials(ClientID)
    case scopes(ClientID)
    case redirects(ClientID)
    case owners(ClientID)
    case activity(ClientID)
    case settings(ClientID)

    package var path: String {
        switch self {
        case .list: "/apps"
        case .new: "/apps/new"
        case .app(let id): Self.path(id)
        case .credentials(let id): Self.path(id) + "/credentials"
        case .scopes(let id): Self.path(id) + "/scopes"
        case .redirects(let id): Self.path(id) + "/redirects"
        case .owners(let id): Self.path(id) + "/owners"
        case .activity(let id): Self.path(id) + "/activity"
        case .settings(let id): Self.path(id) + "/settings"
        }
    }

    private static func path(_ id: ClientID) -> String { "/apps/\(FormEncoding.encode(id.rawValue))" }
}
