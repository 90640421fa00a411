/// The organisations that one belongs to, and for operators all of them.
struct OrganisationListPage: PortalPage {
    static let template = PageTemplate("organisations")

    struct Row: Encodable, Sendable, Hashable {
        let name: String
        let url: SiteURL
        /// The visitor's role; nil in the list of all.
        let role: String?
        let id: String
    }

    let title = "Organisations · Lintel"
    let portal: PortalFrame
    let done: String?
    let rows: [Row]
    let hasRows: Bool
    /// Every organisation, for operators.
    let all: [Row]
    let hasAll: Bool
    let next: SiteURL?
    let new = SiteURL.organisations(.new)

    init(portal: PortalFrame, done: String?, rows: [Row], all: [Row], next: SiteURL?) {
        self.portal = portal
        self.done = done
        self.rows = rows
        self.hasRows = !rows.isEmpty
        self.all = all
        self.hasAll = !all.isEmpty
        self.next = next
    }
}
