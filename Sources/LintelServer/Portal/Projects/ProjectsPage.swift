import LintelPlatform
import LintelTokens

/// The projects that somebody gets to know of, as cards.
struct ProjectsPage: PortalPage {
    static let template = PageTemplate("projects")

    struct Card: Encodable, Sendable, Hashable {
        let url: SiteURL
        /// Nil for a project without one: a drawing stands in its place.
        let picture: SiteURL?
        let name: String
        let number: String?
        let organisation: String
        let kind: String
        let isOwner: Bool
        /// Nil for a project in use.
        let status: String?
        let changed: TimeText
        let changedBy: String?

        init(_ listed: ListedProject) {
            let project = listed.project
            self.url = .projects(.project(project.id))
            self.picture = listed.picture.map { _ in .projects(.picture(project.id)) }
            self.name = project.name
            self.number = project.details.number
            self.organisation = listed.organisationName
            self.kind = project.details.type ?? project.details.subClass.title
            self.isOwner = listed.isOwner
            self.status = project.details.status == .active ? nil : project.details.status.rawValue
            self.changed = TimeText(project.updatedAt)
            self.changedBy = project.updatedBy.name
        }
    }

    let title = "Projects · Lintel"
    let portal: PortalFrame
    let done: String?
    /// Nil for those who make none.
    let new: SiteURL?
    let cards: [Card]
    let hasCards: Bool
    let searchAction = SiteURL.projects(.list())
    let search: FormField
    let isSearch: Bool
    let first: SiteURL?
    let next: SiteURL?

    init(
        portal: PortalFrame,
        done: String? = nil,
        canCreate: Bool,
        cards: [Card],
        search: String = "",
        offset: Int = 0,
        next: Int? = nil,
    ) {
        self.portal = portal
        self.done = done
        self.new = canCreate ? .projects(.new) : nil
        self.cards = cards
        self.hasCards = !cards.isEmpty
        self.search = FormField(
            "q",
            label: "Name or number",
            kind: .search,
            value: search,
            isRequired: false,
            maximumLength: ProjectQuery.maximumSearch,
        )
        self.isSearch = !search.isEmpty
        self.first = offset == 0 && search.isEmpty ? nil : .projects(.list())
        self.next = next.map { .projects(.list(search: search, offset: $0)) }
    }
}
