import LintelPlatform
import LintelTokens

/// One project: what is known of it.
struct ProjectOverviewPage: PortalPage {
    static let template = PageTemplate("project")

    struct Fact: Encodable, Sendable, Hashable {
        let label: String
        let value: String
    }

    struct Repository: Encodable, Sendable, Hashable {
        let name: String
        let kind: String
        let uri: String

        init(_ repository: ProjectRepository) {
            self.name = repository.details.name
            self.kind = [repository.type.itsClass, repository.type.subClass].compactMap { $0 }.joined(separator: " · ")
            self.uri = repository.details.uri
        }
    }

    let title: String
    let portal: PortalFrame
    let head: ProjectHead
    let done: String?
    let picture: SiteURL?
    let id: String
    let facts: [Fact]
    /// The project that it is a part of.
    let parent: SiteURL?
    let parentID: String?
    let created: TimeText
    let createdBy: String?
    let changed: TimeText
    let changedBy: String?
    let repositories: [Repository]
    let hasRepositories: Bool

    init(
        portal: PortalFrame,
        head: ProjectHead,
        access: ProjectAccess,
        picture: ProjectPicture?,
        repositories: [ProjectRepository],
        done: String? = nil,
    ) {
        let (project, details) = (access.project, access.project.details)
        self.title = "\(project.name) · Lintel"
        self.portal = portal
        self.head = head
        self.done = done
        self.picture = picture.map { _ in .projects(.picture(project.id)) }
        self.id = project.id.rawValue
        let known: [(String, String?)] = [
            ("Organisation", access.organisation.name), ("Kind", details.subClass.title), ("Type", details.type),
            ("Number", details.number), ("Status", details.status.rawValue),
            ("Location", details.geographicLocation),
            ("Position", details.position.map { "\($0.latitude), \($0.longitude)" }),
            ("Time zone", details.timeZone), ("Data centre", details.dataCenterLocation),
        ]
        self.facts = known.compactMap { label, value in value.map { Fact(label: label, value: $0) } }
        self.parent = details.parentID.map { .projects(.project($0)) }
        self.parentID = details.parentID?.rawValue
        self.created = TimeText(project.createdAt)
        self.createdBy = project.createdBy.name
        self.changed = TimeText(project.updatedAt)
        self.changedBy = project.updatedBy.name
        self.repositories = repositories.map(Repository.init)
        self.hasRepositories = !repositories.isEmpty
    }
}
