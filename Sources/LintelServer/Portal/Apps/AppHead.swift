import LintelOAuth
package import LintelPlatform

/// What stands above each page about one app: its name, its state and the tabs (the template part `app-head`).
package struct AppHead: Encodable, Sendable, Hashable {
    /// The pages about one app, in their order.
    package enum Tab: String, Sendable, Hashable, CaseIterable {
        case overview, credentials, scopes, redirects, owners, activity, settings
    }

    struct Link: Encodable, Sendable, Hashable {
        let label: String
        let url: SiteURL
        let isCurrent: Bool
    }

    let list = SiteURL.apps(.list)
    let name: String
    /// `Service app of Example Engineering`.
    let kind: String
    let isDisabled: Bool
    /// `2 scopes wait`; nil when none does.
    let waiting: String?
    let tabs: [Link]

    package init(_ app: App, tab: Tab) {
        let id = app.client.id
        self.name = app.client.name
        let organisation = app.client.organisationName.map { " of \($0)" } ?? ""
        self.kind = "\(app.client.type.title) app\(organisation)"
        self.isDisabled = app.disabledAt != nil
        let waiting = app.scopes.count { $0.state == .requested }
        self.waiting = waiting == 0 ? nil : waiting == 1 ? "1 scope waits" : "\(waiting) scopes wait"
        self.tabs = Tab.allCases.compactMap { each in
            let (label, url): (String, AppsURL)
            switch each {
            case .overview: (label, url) = ("Overview", .app(id))
            case .credentials: (label, url) = ("Credentials", .credentials(id))
            case .scopes: (label, url) = ("Scopes", .scopes(id))
            case .redirects: (label, url) = ("Redirects", .redirects(id))
            case .owners: (label, url) = ("Owners", .owners(id))
            case .activity: (label, url) = ("Activity", .activity(id))
            case .settings: (label, url) = ("Settings", .settings(id))
            }
            // A service has nobody to redirect; an app without a secret still has its id under credentials.
            if each == .redirects, app.client.type == .service { return nil }
            return Link(label: label, url: .apps(url), isCurrent: each == tab)
        }
    }
}

extension ClientType {
    /// What people call the type.
    package var title: String {
        switch self {
        case .native: "Native"
        case .spa: "Single-page"
        case .web: "Web"
        case .service: "Service"
        }
    }
}
