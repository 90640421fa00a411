import LintelCodec
package import LintelPlatform
import LintelTokens

/// Addresses of the pages about projects.
package enum ProjectsURL: PortalURL {
    /// The projects that somebody sees; `offset` is where its part begins.
    case list(search: String = "", offset: Int = 0)
    case new
    case project(ProjectID)
    case picture(ProjectID)
    /// The form with what is said of a project.
    case settings(ProjectID)
    case deletion(ProjectID)
    case team(ProjectID)
    case roles(ProjectID)
    /// The schedules of a project; `after` is the last one that is left out.
    case schedules(ProjectID, after: ScheduleID? = nil)
    case schedule(ProjectID, ScheduleID, ScheduleView = ScheduleView())

    package var path: String {
        switch self {
        case .list: "/projects"
        case .new: "/projects/new"
        case .project(let id): Self.path(id)
        case .picture(let id): Self.path(id) + "/picture"
        case .settings(let id): Self.path(id) + "/settings"
        case .deletion(let id): Self.path(id) + "/delete"
        case .team(let id): Self.path(id) + "/team"
        case .roles(let id): Self.path(id) + "/roles"
        case .schedules(let id, _): Self.path(id) + "/schedules"
        case .schedule(let id, let schedule, _):
            "\(Self.path(id))/schedules/\(FormEncoding.encode(schedule.rawValue))"
        }
    }

    package var query: [(name: String, value: String)] {
        switch self {
        case .list(let search, let offset):
            (search.isEmpty ? [] : [("q", search)]) + (offset == 0 ? [] : [("offset", String(offset))])
        case .schedules(_, let after): after.map { [("after", $0.rawValue)] } ?? []
        case .schedule(_, _, let view): view.parameters
        default: []
        }
    }

    private static func path(_ id: ProjectID) -> String { "/projects/\(FormEncoding.encode(id.rawValue))" }
}
