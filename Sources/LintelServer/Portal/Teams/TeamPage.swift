import LintelPlatform
import LintelTokens

/// The members of a project's team.
struct TeamPage: PortalPage {
    static let template = PageTemplate("project-team")

    static let rowsPerPage = 50

    struct Row: Encodable, Sendable, Hashable {
        let name: String
        let email: String
        let isService: Bool
        let isDisabled: Bool
        let isOwner: Bool
        let roles: [String]
        let hasNothing: Bool
        let organisation: String?
        /// Where the member is changed; nil when the visitor cannot.
        let change: SiteURL?

        init(_ member: ProjectMember, change: SiteURL?) {
            self.name = member.principal.name
            self.email = member.principal.email
            self.isService = member.principal.isService
            self.isDisabled = member.principal.isDisabled
            self.isOwner = member.isOwner
            self.roles = member.roles.map(\.name)
            self.hasNothing = member.roles.isEmpty && !member.isOwner
            self.organisation = member.organisationName
            self.change = change
        }
    }

    /// A group as the page names it.
    struct Group: Encodable, Sendable, Hashable {
        let name: String
        let roles: String
        let members: String

        init(_ group: ProjectGroup) {
            self.name = group.name
            self.roles = group.roles.isEmpty ? "no role" : group.roles.map(\.name).joined(separator: ", ")
            self.members = group.members.count == 1 ? "1 member" : "\(group.members.count) members"
        }
    }

    let title: String
    let portal: PortalFrame
    let head: ProjectHead
    let done: String?
    let rows: [Row]
    let hasRows: Bool
    /// `1 member`, `17 members`.
    let count: String
    let groups: [Group]
    let hasGroups: Bool
    /// Nil when the visitor may bring nobody in.
    let add: SiteURL?
    let invitations: SiteURL?
    let export: SiteURL
    let searchAction: SiteURL
    let search: FormField
    let isSearch: Bool
    let previous: SiteURL?
    let next: SiteURL?

    init(
        portal: PortalFrame,
        head: ProjectHead,
        id: ProjectID,
        done: String? = nil,
        rows: [Row],
        count: Int,
        groups: [Group] = [],
        canAdd: Bool,
        search: String = "",
        skip: Int = 0,
        hasMore: Bool = false,
    ) {
        self.title = "Team of \(head.name) · Lintel"
        self.portal = portal
        self.head = head
        self.done = done
        self.rows = rows
        self.hasRows = !rows.isEmpty
        self.count = count == 1 ? "1 member" : "\(count) members"
        self.groups = groups
        self.hasGroups = !groups.isEmpty
        self.add = canAdd ? .teams(.additions(id)) : nil
        self.invitations = canAdd ? .teams(.invitations(id)) : nil
        self.export = .teams(.export(id))
        self.searchAction = .projects(.team(id))
        self.search = FormField(
            "q",
            label: "Find by name or e-mail",
            kind: .search,
            value: search,
            maximumLength: 100,
        )
        self.isSearch = !search.isEmpty
        self.previous =
            skip > 0 ? .teams(.members(id, search: search, skip: max(skip - Self.rowsPerPage, 0))) : nil
        self.next = hasMore ? .teams(.members(id, search: search, skip: skip + Self.rowsPerPage)) : nil
    }
}
