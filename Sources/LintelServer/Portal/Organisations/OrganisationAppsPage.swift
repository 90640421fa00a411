import LintelPlatform
import LintelTokens

/// The apps that belong to an organisation.
struct OrganisationAppsPage: PortalPage {
    static let template = PageTemplate("organisation-apps")

    struct Row: Encodable, Sendable, Hashable {
        let name: String
        let id: String
        let type: String
        let isDisabled: Bool
        /// nil for those who do not manage apps.
        let url: SiteURL?

        init(_ app: OrganisationApp, isLinked: Bool) {
            self.name = app.name
            self.id = app.id.rawValue
            self.type = app.type.title
            self.isDisabled = app.isDisabled
            self.url = isLinked ? .apps(.app(app.id)) : nil
        }
    }

    let title: String
    let portal: PortalFrame
    let head: OrganisationHead
    let rows: [Row]
    let hasRows: Bool
    let new = SiteURL.apps(.new)

    init(portal: PortalFrame, head: OrganisationHead, rows: [Row]) {
        self.title = "Apps of \(head.name) · Lintel"
        self.portal = portal
        self.head = head
        self.rows = rows
        self.hasRows = !rows.isEmpty
    }
}
