import LintelPlatform
import LintelTokens

/// What stands above each page about one workspace: its name, one's own role and the tabs (the part `workspace-head`).
struct WorkspaceHead: Encodable, Sendable, Hashable {
    /// The pages about one workspace, in their order.
    enum Tab: String, Sendable, Hashable, CaseIterable {
        case contents, permissions, bin
    }

    struct Link: Encodable, Sendable, Hashable {
        let label: String
        let url: SiteURL
        let isCurrent: Bool
    }

    let organisations = SiteURL.organisations(.list)
    let organisation: String
    let list: SiteURL
    let name: String
    /// `You are an editor of this workspace`, with its full stop.
    let standing: String
    let tabs: [Link]

    /// - Parameter readable: What of the contents the visitor may read; without any of it their tabs are left out.
    init(
        _ workspace: Workspace,
        of organisation: String,
        role: WorkspaceRole?,
        readable: Set<ContentKind>,
        tab: Tab,
    ) {
        let (owner, id) = (workspace.organisationID, workspace.id)
        self.organisation = organisation
        self.list = .workspaces(.list(owner))
        self.name = workspace.name
        self.standing =
            switch role {
            case .viewer: "You are a viewer of this workspace."
            case .editor: "You are an editor of this workspace."
            case .owner: "You are an owner of this workspace."
            case nil: "You look after the organisation, and have no role in this workspace."
            }
        self.tabs = Tab.allCases.compactMap { each in
            let (label, url): (String, SiteURL)
            switch each {
            case .contents: (label, url) = ("Contents", .workspaces(.content(owner, id, .folder(.top))))
            case .permissions: (label, url) = ("Permissions", .workspaces(.workspace(owner, id)))
            case .bin: (label, url) = ("Recycle bin", .workspaces(.content(owner, id, .bin(.file))))
            }
            guard each == .permissions || !readable.isEmpty else { return nil }
            return Link(label: label, url: url, isCurrent: each == tab)
        }
    }
}
