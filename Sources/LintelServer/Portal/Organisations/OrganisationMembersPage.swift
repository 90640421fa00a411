import LintelPlatform
import LintelTokens

/// The members of an organisation, with the form that brings further ones in.
struct OrganisationMembersPage: PortalPage {
    static let template = PageTemplate("organisation-members")

    struct Row: Encodable, Sendable, Hashable {
        let name: String
        let email: String
        let isService: Bool
        let isDisabled: Bool
        let role: String
        let since: TimeText
        /// Where the member is changed; nil when the visitor cannot.
        let change: SiteURL?

        init(_ member: OrganisationMember, role: String, change: SiteURL?) {
            self.name = member.principal.name
            self.email = member.principal.email
            self.isService = member.principal.isService
            self.isDisabled = member.principal.isDisabled
            self.role = role
            self.since = TimeText(member.changedAt)
            self.change = change
        }
    }

    /// The form that invites.
    struct Invite: Encodable, Sendable, Hashable {
        let action: SiteURL
        let email: FormField
        let role: SelectField

        init(_ id: OrganisationID, email: String = "", error: String? = nil, role: SelectField) {
            self.action = .organisations(.members(id, search: "", after: nil))
            self.email = FormField(
                "email",
                label: "E-mail of a person or service",
                value: email,
                hint: "A person gets an invitation by mail. The client e-mail of a service app is added at once.",
                error: error,
                maximumLength: EmailKey.maximumLength,
                autocomplete: "off",
            )
            self.role = role
        }
    }

    let title: String
    let portal: PortalFrame
    let head: OrganisationHead
    let done: String?
    let invite: Invite?
    let rows: [Row]
    let hasRows: Bool
    /// `1 member`, `17 members`.
    let count: String
    let searchAction: SiteURL
    let search: FormField
    let isSearch: Bool
    let isPart: Bool
    let first: SiteURL
    let next: SiteURL?

    init(
        portal: PortalFrame,
        head: OrganisationHead,
        id: OrganisationID,
        done: String? = nil,
        invite: Invite?,
        rows: [Row],
        count: Int,
        search: String,
        isPart: Bool,
        next: String?,
    ) {
        self.title = "\(head.name) · Lintel"
        self.portal = portal
        self.head = head
        self.done = done
        self.invite = invite
        self.rows = rows
        self.hasRows = !rows.isEmpty
        self.count = count == 1 ? "1 member" : "\(count) members"
        self.searchAction = .organisations(.organisation(id))
        self.search = FormField(
            "q",
            label: "Find by name or e-mail",
            kind: .search,
            value: search,
            maximumLength: 100,
        )
        self.isSearch = !search.isEmpty
        self.isPart = isPart
        self.first = .organisations(.organisation(id))
        self.next = next.map { SiteURL.organisations(.members(id, search: search, after: $0)) }
    }
}
