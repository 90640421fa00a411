import LintelOAuth
import LintelPlatform
import LintelTokens

/// The apps that somebody owns or manages.
package struct AppListPage: PortalPage {
    package static let template = PageTemplate("apps")

    /// One app of the list.
    struct Row: Encodable, Sendable, Hashable {
        let url: SiteURL
        let name: String
        let clientID: String
        let type: String
        let tags: [AppTag]
        let organisation: String?
        let lastUse: TimeText?
        /// Stands where no time does.
        let withoutUse: String
        let created: TimeText
        /// Tokens of the last days.
        let tokens: Sparkline

        /// - Parameter days: How many tokens the app has got on each of the last days, oldest first.
        init(_ app: App, tokens days: [Int64], at now: UnixTime) {
            self.url = .apps(.app(app.client.id))
            self.name = app.client.name
            self.clientID = app.client.id.rawValue
            self.type = app.client.type.title
            self.tags = app.conditions(at: now).map(AppTag.init)
            self.organisation = app.client.organisationName
            self.lastUse = app.lastUsedAt.map { TimeText($0) }
            self.withoutUse = app.client.type.isConfidential ? "Never" : "Has no secret"
            self.created = TimeText(app.createdAt)
            self.tokens = Sparkline(days)
        }
    }

    package let portal: PortalFrame
    let rows: [Row]
    let hasRows: Bool
    let explanation: String
    /// Whether there is anything to search in.
    let hasSearch: Bool
    let search: FormField
    let searched: String?
    let next: SiteURL?
    let first: SiteURL?
    let register = SiteURL.apps(.new)
    let action = SiteURL.apps(.list)

    package let title = "My apps · Lintel"

    /// - Parameters:
    ///   - managed: The names of the organisations whose apps are in the list.
    ///   - search: What was searched for.
    ///   - isFirst: Whether the list begins with the newest app.
    init(
        portal: PortalFrame,
        apps: [Row],
        managed: [String] = [],
        search: String? = nil,
        next: SiteURL? = nil,
        isFirst: Bool = true,
    ) {
        self.portal = portal
        self.rows = apps
        self.hasRows = !apps.isEmpty
        self.explanation =
            managed.isEmpty
            ? "Apps you own." : "Apps you own, and those of \(managed.joined(separator: ", ")), which you manage."
        self.hasSearch = !apps.isEmpty || search != nil || !isFirst
        self.search = FormField(
            "q",
            label: "Name or client ID",
            kind: .search,
            value: search ?? "",
            maximumLength: AppListEndpoint.maximumSearchLength,
        )
        self.searched = search
        self.next = next
        self.first = isFirst && search == nil ? nil : SiteURL.apps(.list)
    }
}
