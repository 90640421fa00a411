package import LintelPlatform

/// One scope of an app: who asked, what was decided, and what can be done now.
package struct ApprovalPage: PortalPage {
    package static let template = PageTemplate("approval")

    package let portal: PortalFrame
    let list = SiteURL.approvals(.queue)
    let entry: RequestView
    let isWaiting: Bool
    let isApproved: Bool
    let isRefused: Bool
    /// Whether the visitor has asked for it, and so decides nothing.
    let isOwn: Bool
    let canDecide: Bool
    let canRevoke: Bool
    let note: FormField
    let decide = SiteURL.approvals(.decision)
    let revoke = SiteURL.approvals(.revocation)
    let notice: String?

    package let title = "Request for a scope · Lintel"

    package init(
        _ portal: PortalFrame,
        entry: RequestView,
        state: AppScope.State,
        isOwn: Bool,
        canBeRevoked: Bool,
        note: String = "",
        error: String? = nil,
        done: String? = nil,
    ) {
        self.portal = portal
        self.entry = entry
        self.isWaiting = state == .requested
        self.isApproved = state == .approved
        self.isRefused = state == .refused
        self.isOwn = isOwn && state == .requested
        self.canDecide = state == .requested && !isOwn
        self.canRevoke = state == .approved && canBeRevoked
        self.note = FormField(
            "note",
            label: "Note to the owners",
            value: note,
            hint: "They read it in the mail and beside the scope. One line.",
            error: error,
            isRequired: false,
            maximumLength: ScopeApprovals.maximumNoteLength,
        )
        self.notice = done == "revoked" ? "The approval is taken back. New tokens no longer get the scope." : nil
    }
}
