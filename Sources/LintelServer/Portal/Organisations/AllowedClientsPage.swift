import LintelPlatform
import LintelTokens

/// The clients that may call the organisation's ProjectWise data sources.
struct AllowedClientsPage: PortalPage {
    static let template = PageTemplate("organisation-clients")

    struct Row: Encodable, Sendable, Hashable {
        let name: String
        let id: String
        let isDisabled: Bool

        init(_ app: OrganisationApp) {
            self.name = app.name
            self.id = app.id.rawValue
            self.isDisabled = app.isDisabled
        }
    }

    let title: String
    let portal: PortalFrame
    let head: OrganisationHead
    let done: String?
    let rows: [Row]
    let hasRows: Bool
    let canChange: Bool
    let client: FormField
    let action: SiteURL
    let removal: SiteURL

    init(
        portal: PortalFrame,
        head: OrganisationHead,
        id: OrganisationID,
        done: String? = nil,
        rows: [Row],
        canChange: Bool,
        typed: String = "",
        error: String? = nil,
    ) {
        self.title = "Client allow-list of \(head.name) · Lintel"
        self.portal = portal
        self.head = head
        self.done = done
        self.rows = rows
        self.hasRows = !rows.isEmpty
        self.canChange = canChange
        self.client = FormField(
            "client",
            label: "Client id",
            value: typed,
            hint: "The developer of the app finds it on the app's credentials page.",
            error: error,
            maximumLength: 128,
            autocomplete: "off",
        )
        self.action = .organisations(.clients(id))
        self.removal = .organisations(.clientRemoval(id))
    }
}
