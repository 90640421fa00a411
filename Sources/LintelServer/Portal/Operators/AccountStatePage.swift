package import LintelPlatform
import LintelTokens

/// One account with what an operator can do to it.
package struct AccountStatePage: PortalPage {
    package static let template = PageTemplate("operation-account")

    struct Place: Encodable, Sendable, Hashable {
        let name: String
        let url: SiteURL
        let role: String
    }

    package let portal: PortalFrame
    let head: OperationHead
    let list = SiteURL.operators(.accounts(search: nil, after: nil))
    let id: String
    let email: String
    let isVerified: Bool
    let isOperator: Bool
    let createdAt: TimeText
    let disabledAt: TimeText?
    let places: [Place]
    let isOneself: Bool
    let isDisabled: Bool
    let reason: FormField
    let changeState: SiteURL
    let endSessions: SiteURL
    let notice: String?

    package let title = "Account · Lintel"

    package init(
        _ portal: PortalFrame,
        account: Account,
        memberships: [Membership],
        isOneself: Bool,
        reason: String = "",
        error: String? = nil,
        done: String? = nil,
    ) {
        self.portal = portal
        self.head = OperationHead(account.name, tab: .accounts)
        self.id = account.id.rawValue
        self.email = account.email
        self.isVerified = account.isEmailVerified
        self.isOperator = account.isOperator
        self.createdAt = TimeText(account.createdAt)
        self.disabledAt = account.disabledAt.map { TimeText($0) }
        self.places = memberships.map { membership in
            Place(
                name: membership.organisation.name,
                url: .operators(.organisation(membership.organisation.id)),
                role: membership.role.rawValue,
            )
        }
        self.isOneself = isOneself
        self.isDisabled = account.isDisabled
        self.reason = FormField(
            "reason",
            label: "Reason",
            value: reason,
            hint: "It is kept in the audit log. One line.",
            error: error,
            maximumLength: OperatorDesk.maximumReasonLength,
        )
        self.changeState = .operators(.accountState(account.id))
        self.endSessions = .operators(.accountSessions(account.id))
        self.notice =
            switch done {
            case "off": "Switched off. Sessions and refresh tokens have ended."
            case "on": "Switched on. The person can sign in again."
            case "ended": "All sessions have ended."
            default: nil
            }
    }
}
