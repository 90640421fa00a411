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
        }
    }

    package var query: [(name: String, value: String)] {
        guard case .list(let search, let offset) = self else { return [] }
        return (search.isEmpty ? [] : [("q", search)]) + (offset == 0 ? [] : [("offset", String(offset))])
    }

    private static func path(_ id: ProjectID) -> String { "/projects/\(FormEncoding.encode(id.rawValue))" }
}
