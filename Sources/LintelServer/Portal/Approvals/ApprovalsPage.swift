package import LintelPlatform

/// What waits for the visitor's decision.
package struct ApprovalsPage: PortalPage {
    package static let template = PageTemplate("approvals")

    /// An API whose scopes somebody approves.
    package struct Rule: Encodable, Sendable, Hashable {
        let name: String
        let approver: String

        package init(_ api: Catalogue.API) {
            self.name = api.name
            self.approver =
                switch api.approver {
                case .organisation: "the administrators and co-administrators of the app's organisation, or an operator"
                case .operators: "an operator"
                }
        }
    }

    package let portal: PortalFrame
    let tabs = ApprovalTabs(isHistory: false)
    let entries: [RequestView]
    let rules: [Rule]
    let isApprover: Bool
    /// Whether only one organisation's requests are listed.
    let isNarrowed: Bool
    let isLaterPage: Bool
    let next: SiteURL?
    let first = SiteURL.approvals(.queue)
    let apps = SiteURL.apps(.list)
    let decide = SiteURL.approvals(.decision)
    let notice: String?

    package let title = "Approvals · Lintel"

    package init(
        _ portal: PortalFrame,
        entries: [RequestView],
        rules: [Rule],
        isApprover: Bool,
        isNarrowed: Bool = false,
        isLaterPage: Bool = false,
        next: SiteURL? = nil,
        done: String? = nil,
    ) {
        self.portal = portal
        self.entries = entries
        self.rules = rules
        self.isApprover = isApprover
        self.isNarrowed = isNarrowed
        self.isLaterPage = isLaterPage
        self.next = next
        self.notice =
            switch done {
            case "approved": "Approved. The app can ask for the scope within a second, and its owners have a mail."
            case "refused": "Refused. The owners have a mail with your note."
            default: nil
            }
    }
}
