import LintelPlatform
import LintelTokens

/// The schedules of a project.
struct SchedulesPage: PortalPage {
    static let template = PageTemplate("project-schedules")

    struct Row: Encodable, Sendable, Hashable {
        let name: String
        let url: SiteURL
        let dataDate: String?
        let made: TimeText
    }

    let title: String
    let portal: PortalFrame
    let head: ProjectHead
    let rows: [Row]
    let hasRows: Bool
    let next: SiteURL?

    /// - Parameter schedules: With one more than the page shows, when there are more.
    init(_ view: ProjectDesk.View, _ schedules: [Schedule], limit: Int) {
        self.title = "Schedules of \(view.project.name) · Lintel"
        self.portal = view.portal
        self.head = view.head(.schedules)
        let shown = schedules.prefix(limit)
        self.rows = shown.map { schedule in
            Row(
                name: schedule.name,
                url: .projects(.schedule(view.id, schedule.id)),
                dataDate: schedule.dataDate.map { String($0.timestamp.prefix(10)) },
                made: TimeText(schedule.createdAt),
            )
        }
        self.hasRows = !shown.isEmpty
        self.next =
            schedules.count > limit ? shown.last.map { .projects(.schedules(view.id, after: $0.id)) } : nil
    }
}
