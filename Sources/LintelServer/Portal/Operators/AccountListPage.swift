package import LintelPlatform

/// All accounts, for operators.
package struct AccountListPage: PortalPage {
    package static let template = PageTemplate("operation-accounts")

    struct Entry: Encodable, Sendable, Hashable {
        let name: String
        let email: String
        let url: SiteURL
        let isOperator: Bool
        let isDisabled: Bool
        let createdAt: TimeText
    }

    package let portal: PortalFrame
    let head = OperationHead("Accounts", tab: .accounts)
    let action = SiteURL.operators(.accounts(search: nil, after: nil))
    let search: FormField
    let isSearch: Bool
    let entries: [Entry]
    let hasEntries: Bool
    let next: SiteURL?

    package let title = "Accounts · Lintel"

    package init(_ portal: PortalFrame, accounts: [Account], search: String, next: SiteURL? = nil) {
        self.portal = portal
        self.search = FormField(
            "search",
            label: "E-mail",
            kind: .search,
            value: search,
            hint: "How the address begins.",
            isRequired: false,
            maximumLength: 128,
        )
        self.isSearch = !search.isEmpty
        self.entries = accounts.map { account in
            Entry(
                name: account.name,
                email: account.email,
                url: .operators(.account(account.id)),
                isOperator: account.isOperator,
                isDisabled: account.isDisabled,
                createdAt: TimeText(account.createdAt),
            )
        }
        self.hasEntries = !accounts.isEmpty
        self.next = next
    }
}
