/// What stands above the pages about oneself: the tabs (the template part `account-head`).
package struct AccountHead: Encodable, Sendable, Hashable {
    /// The pages, in their order.
    package enum Tab: String, Sendable, Hashable, CaseIterable {
        case profile, security
    }

    struct Link: Encodable, Sendable, Hashable {
        let label: String
        let url: SiteURL
        let isCurrent: Bool
    }

    let tabs: [Link]
    /// What has just been done.
    let notice: String?

    package init(_ tab: Tab, notice: String? = nil) {
        self.notice = notice
        self.tabs = Tab.allCases.map { each in
            switch each {
            case .profile: Link(label: "Profile", url: .account(.profile), isCurrent: each == tab)
            case .security: Link(label: "Security", url: .account(.security), isCurrent: each == tab)
            }
        }
    }
}
