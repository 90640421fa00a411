/// What stands above each page for operators: its heading and the tabs (the template part `operation-head`).
package struct OperationHead: Encodable, Sendable, Hashable {
    /// The pages, in their order.
    package enum Tab: String, Sendable, Hashable, CaseIterable {
        case overview, organisations, accounts, keys, catalogue, mails
    }

    struct Link: Encodable, Sendable, Hashable {
        let label: String
        let url: SiteURL
        let isCurrent: Bool
    }

    let heading: String
    let tabs: [Link]

    package init(_ heading: String, tab: Tab) {
        self.heading = heading
        self.tabs = Tab.allCases.map { each in
            let (label, url): (String, OperatorsURL) =
                switch each {
                case .overview: ("Overview", .overview)
                case .organisations: ("Organisations", .organisations(search: nil, after: nil))
                case .accounts: ("Accounts", .accounts(search: nil, after: nil))
                case .keys: ("Signing keys", .keys)
                case .catalogue: ("Catalogue", .catalogue)
                case .mails: ("Mail outbox", .mails)
                }
            return Link(label: label, url: .operators(url), isCurrent: each == tab)
        }
    }
}
