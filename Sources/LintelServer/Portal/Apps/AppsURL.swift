import LintelCodec
package import LintelOAuth
package import LintelPlatform
package import LintelTokens

/// Addresses of the pages about apps.
package enum AppsURL: PortalURL {
    case list
    /// The list from another place on, or of what was searched for.
    case listing(search: String?, after: String?)
    case new
    /// What is wrong with redirect URIs that are being typed.
    case redirectCheck(ClientType, RedirectURIRule.Use)
    /// The developer terms; `next` is where somebody wants to go who accepts them.
    case developerTerms(next: String?)
    case app(ClientID)
    case credentials(ClientID)
    case scopes(ClientID)
    case redirects(ClientID)
    case owners(ClientID)
    case activity(ClientID)
    case settings(ClientID)
    case secretRevocation(ClientID, secret: String)
    case ownerRemoval(ClientID, AccountID)
    case scopeRemoval(ClientID)
    case disabling(ClientID)
    case enabling(ClientID)
    case deletion(ClientID)
    /// A page after something was done there.
    indirect case done(AppsURL, AppDone)

    package var path: String {
        switch self {
        case .list, .listing: "/apps"
        case .new: "/apps/new"
        case .redirectCheck: "/apps/redirect-check"
        case .developerTerms: "/developer-terms"
        case .app(let id): Self.path(id)
        case .credentials(let id): Self.path(id) + "/credentials"
        case .scopes(let id): Self.path(id) + "/scopes"
        case .redirects(let id): Self.path(id) + "/redirects"
        case .owners(let id): Self.path(id) + "/owners"
        case .activity(let id): Self.path(id) + "/activity"
        case .settings(let id): Self.path(id) + "/settings"
        case .secretRevocation(let id, let secret):
            Self.path(id) + "/credentials/\(FormEncoding.encode(secret))/revoke"
        case .ownerRemoval(let id, let owner):
            Self.path(id) + "/owners/\(FormEncoding.encode(owner.rawValue))/remove"
        case .scopeRemoval(let id): Self.path(id) + "/scopes/remove"
        case .disabling(let id): Self.path(id) + "/disable"
        case .enabling(let id): Self.path(id) + "/enable"
        case .deletion(let id): Self.path(id) + "/delete"
        case .done(let url, _): url.path
        }
    }

    package var query: [(name: String, value: String)] {
        switch self {
        case .listing(let search, let after):
            [("q", search), ("after", after)].compactMap { name, value in value.map { (name: name, value: $0) } }
        case .redirectCheck(let type, let use): [("type", type.rawValue), ("use", use.rawValue)]
        case .developerTerms(let next?): [("next", next)]
        case .done(let url, let done): url.query + [("done", done.rawValue)]
        default: []
        }
    }

    private static func path(_ id: ClientID) -> String { "/apps/\(FormEncoding.encode(id.rawValue))" }
}
