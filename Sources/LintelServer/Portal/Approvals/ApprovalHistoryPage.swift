/// The newest decisions about what the visitor may decide.
package struct ApprovalHistoryPage: PortalPage {
    package static let template = PageTemplate("approval-history")

    package let portal: PortalFrame
    let tabs = ApprovalTabs(isHistory: true)
    let entries: [RequestView]
    let hasEntries: Bool

    package let title = "Decisions · Lintel"

    package init(_ portal: PortalFrame, entries: [RequestView]) {
        self.portal = portal
        self.entries = entries
        self.hasEntries = !entries.isEmpty
    }
}
