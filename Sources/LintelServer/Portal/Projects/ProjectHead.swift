import LintelPlatform
import LintelTokens

/// What stands above each page about one project: its name, what one is in it, and the tabs (the part `project-head`).
struct ProjectHead: Encodable, Sendable, Hashable {
    /// The pages about one project, in their order.
    enum Tab: String, Sendable, Hashable, CaseIterable {
        case overview, schedules, team, roles, settings
    }

    struct Link: Encodable, Sendable, Hashable {
        let label: String
        let url: SiteURL
        let isCurrent: Bool
    }

    let list = SiteURL.projects(.list())
    let organisation: String
    let name: String
    let number: String?
    /// Nil for a project in use.
    let status: String?
    /// `You are an owner of this project`, with its full stop.
    let standing: String
    let tabs: [Link]

    init(_ access: ProjectAccess, tab: Tab) {
        let project = access.project
        self.organisation = access.organisation.name
        self.name = project.name
        self.number = project.details.number
        self.status = project.details.status == .active ? nil : project.details.status.rawValue
        self.standing =
            if access.isOwner {
                "You are an owner of this project."
            } else if access.isMember {
                "You are a member of this project's team."
            } else {
                "You look after the organisation, and have no role in this project."
            }
        self.tabs = Tab.allCases.compactMap { each in
            let (label, url): (String, SiteURL)
            switch each {
            case .overview: (label, url) = ("Overview", .projects(.project(project.id)))
            case .schedules: (label, url) = ("Schedules", .projects(.schedules(project.id)))
            case .team: (label, url) = ("Team", .projects(.team(project.id)))
            case .roles: (label, url) = ("Roles", .projects(.roles(project.id)))
            case .settings: (label, url) = ("Settings", .projects(.settings(project.id)))
            }
            guard each != .settings || access.allows(.setUpProject) else { return nil }
            guard each != .schedules || access.allows(.readSchedule) else { return nil }
            return Link(label: label, url: url, isCurrent: each == tab)
        }
    }
}
