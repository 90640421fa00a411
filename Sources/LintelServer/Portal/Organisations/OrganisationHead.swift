import LintelPlatform
import LintelTokens

/// What stands above each page about one organisation: its name, one's own role and the tabs (the part
/// `organisation-head`).
struct OrganisationHead: Encodable, Sendable, Hashable {
    /// The pages about one organisation, in their order.
    enum Tab: String, Sendable, Hashable, CaseIterable {
        case members, invitations, workspaces, dataSources, products, apps, domains, clients, settings
    }

    struct Link: Encodable, Sendable, Hashable {
        let label: String
        let url: SiteURL
        let isCurrent: Bool
    }

    let list = SiteURL.organisations(.list)
    let name: String
    /// `You are an administrator`.
    let standing: String
    let tabs: [Link]

    init(_ organisation: Organisation, authority: OrganisationAuthority, tab: Tab?) {
        self.name = organisation.name
        self.standing =
            switch authority.role {
            case .administrator: "You are an administrator of this organisation."
            case .coAdministrator: "You are a co-administrator of this organisation."
            case .member: "You are a member of this organisation."
            case nil: "You see this organisation as an operator."
            }
        let id = organisation.id
        self.tabs = Tab.allCases.compactMap { each in
            let (label, url): (String, SiteURL)
            switch each {
            case .members: (label, url) = ("Members", .organisations(.organisation(id)))
            case .invitations: (label, url) = ("Invitations", .organisations(.invitations(id)))
            case .workspaces: (label, url) = ("Workspaces", .workspaces(.list(id)))
            case .dataSources: (label, url) = ("Data sources", .dataSources(.list(id)))
            case .products: (label, url) = ("Products", .organisations(.products(id)))
            case .apps: (label, url) = ("Apps", .organisations(.apps(id)))
            case .domains: (label, url) = ("Domains", .organisations(.domains(id)))
            case .clients: (label, url) = ("Client allow-list", .organisations(.clients(id)))
            case .settings: (label, url) = ("Settings", .organisations(.settings(id)))
            }
            if each == .invitations, !authority.canManageMembers { return nil }
            return Link(label: label, url: url, isCurrent: each == tab)
        }
    }
}
