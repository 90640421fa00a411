import LintelPlatform
import LintelTokens

/// The workspaces of an organisation as cards.
struct WorkspacesPage: PortalPage {
    static let template = PageTemplate("workspaces")

    struct Card: Encodable, Sendable, Hashable {
        let url: SiteURL
        /// Nil for a workspace without one: a drawing stands in its place.
        let thumbnail: SiteURL?
        let name: String
        let description: String
        let labels: [String]
        /// The visitor's own role; nil for administrators who have none.
        let role: String?
        let changed: TimeText
        let changedBy: String?

        init(_ access: WorkspaceAccess) {
            let workspace = access.workspace
            let (organisation, id) = (workspace.organisationID, workspace.id)
            // Whoever has no role looks after the permissions; nobody looks into what is in the recycle bin.
            self.url =
                access.role == nil || workspace.isDeleted
                ? .workspaces(.workspace(organisation, id)) : .workspaces(.content(organisation, id, .folder(.top)))
            self.thumbnail =
                workspace.hasThumbnail && !workspace.isDeleted ? .workspaces(.thumbnail(organisation, id)) : nil
            self.name = workspace.name
            self.description = workspace.details.description
            self.labels = workspace.details.labels
            self.role = access.role?.title
            self.changed = TimeText(workspace.updatedAt)
            self.changedBy = workspace.updatedBy.name
        }
    }

    /// The form that makes a workspace.
    struct Form: Encodable, Sendable, Hashable {
        let action: SiteURL
        let name: FormField
        let description: FormField

        init(_ id: OrganisationID, name: String = "", description: String = "", error: PlatformError? = nil) {
            func sentence(_ field: String) -> String? { error.flatMap { $0.field == field ? $0.message : nil } }
            self.action = .workspaces(.list(id))
            self.name = FormField(
                "name",
                label: "Name",
                value: name,
                hint: "Up to \(WorkspaceDetails.maximumName) characters, and no other workspace has it.",
                error: sentence("name"),
                maximumLength: WorkspaceDetails.maximumName,
                autocomplete: "off",
            )
            self.description = FormField(
                "description",
                label: "What it is for",
                value: description,
                error: sentence("description"),
                isRequired: false,
                maximumLength: WorkspaceDetails.maximumDescription,
                autocomplete: "off",
            )
        }
    }

    let title: String
    let portal: PortalFrame
    let head: OrganisationHead
    let done: String?
    let form: Form?
    /// Whether the organisation cannot have workspaces at all; `products` is where that is mended.
    let lacksProduct: Bool
    let products: SiteURL
    let cards: [Card]
    let hasCards: Bool
    /// `1 workspace`, `17 workspaces`.
    let count: String
    let searchAction: SiteURL
    let search: FormField
    let isSearch: Bool
    let isBin: Bool
    /// The list from the recycle bin, and the other way round.
    let other: SiteURL
    let first: SiteURL?
    let next: SiteURL?

    init(
        portal: PortalFrame,
        head: OrganisationHead,
        id: OrganisationID,
        done: String? = nil,
        form: Form?,
        lacksProduct: Bool,
        cards: [Card],
        total: Int,
        search: String,
        isBin: Bool,
        isFirst: Bool,
        next: Int?,
    ) {
        self.title = "Workspaces of \(head.name) · Lintel"
        self.portal = portal
        self.head = head
        self.done = done
        self.form = form
        self.lacksProduct = lacksProduct
        self.products = .organisations(.products(id))
        self.cards = cards
        self.hasCards = !cards.isEmpty
        self.count = (total == 1 ? "1 workspace" : "\(total) workspaces") + (isBin ? " in the recycle bin" : "")
        self.searchAction = .workspaces(.list(id))
        self.search = FormField(
            "q",
            label: "Name",
            kind: .search,
            value: search,
            isRequired: false,
            maximumLength: WorkspacesEndpoint.maximumSearchLength,
        )
        self.isSearch = !search.isEmpty
        self.isBin = isBin
        self.other = .workspaces(.list(id, isBin: !isBin))
        self.first = isFirst && search.isEmpty ? nil : .workspaces(.list(id, isBin: isBin))
        self.next = next.map { .workspaces(.list(id, search: search, isBin: isBin, offset: $0)) }
    }
}

extension WorkspaceRole {
    /// What people call the role.
    var title: String {
        switch self {
        case .viewer: "Viewer"
        case .editor: "Editor"
        case .owner: "Owner"
        }
    }

    /// What it is for, to be read behind its title.
    var sentence: String {
        switch self {
        case .viewer: "reads"
        case .editor: "reads and writes, and gives roles to viewers and editors"
        case .owner: "does everything, and decides who else does"
        }
    }
}
