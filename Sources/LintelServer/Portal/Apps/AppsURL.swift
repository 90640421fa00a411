import LintelCodec
package import LintelTokens

/// Addresses of the pages about apps.
package enum AppsURL: PortalURL {
    case list
    /// The list from another place on, or of what was searched for.
    case listing(search: String?, after: String?)
    case new
    /// The developer terms; `next` is where somebody wants to go who accepts them.
    case developerTerms(next: String?)
    case app(ClientID)
    case credentials(ClientID)
    case scopes(ClientID)
    case redirects(ClientID)
    case owners(ClientID)
    case activity(ClientID)
    case settings(ClientID)

    package var path: String {
        switch self {
        case .list, .listing: "/apps"
        case .new: "/apps/new"
        case .developerTerms: "/developer-terms"
        case .app(let id): Self.path(id)
        case .credentials(let id): Self.path(id) + "/credentials"
        case .scopes(let id): Self.path(id) + "/scopes"
        case .redirects(let id): Self.path(id) + "/redirects"
        case .owners(let id): Self.path(id) + "/owners"
        case .activity(let id): Self.path(id) + "/activity"
        case .settings(let id): Self.path(id) + "/settings"
        }
    }

    package var query: [(name: String, value: String)] {
        switch self {
        case .listing(let search, let after):
            [("q", search), ("after", after)].compactMap { name, value in value.map { (name: name, value: $0) } }
        case .developerTerms(let next?): [("next", next)]
        default: []
        }
    }

    private static func path(_ id: ClientID) -> String { "/apps/\(FormEncoding.encode(id.rawValue))" }
}
