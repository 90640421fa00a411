import LintelPlatform
import LintelTokens

/// One schedule: as a Gantt chart, or as a table with the same rows.
struct SchedulePage: PortalPage {
    static let template = PageTemplate("project-schedule")

    /// What the page shows at once; more follows on further pages.
    static func rows(of view: ScheduleView) -> Int { view.isTable ? 500 : 2_000 }

    struct Choice: Encodable, Sendable, Hashable {
        let label: String
        let url: SiteURL
        let isCurrent: Bool
    }

    struct Line: Encodable, Sendable, Hashable {
        let name: String
        /// `d3` for a task that has three above it.
        let style: String
        let isSummary: Bool
        let isMilestone: Bool
        let isCritical: Bool
        let start: String?
        let finish: String?
        /// `3.5 days`.
        let duration: String
        let done: String
        let room: String?
    }

    let title: String
    let portal: PortalFrame
    let head: ProjectHead
    let list: SiteURL
    let name: String
    let count: String
    let dataDate: String?
    let hasRows: Bool
    let views: [Choice]
    let zooms: [Choice]
    let chart: GanttChart?
    let lines: [Line]
    let isTable: Bool
    /// Which rows these are, when there are others.
    let range: String?
    let previous: SiteURL?
    let next: SiteURL?

    init(_ project: ProjectDesk.View, _ part: SchedulePart, _ view: ScheduleView, at now: UnixTime) {
        let (schedule, offset) = (part.schedule, part.offset)
        let shown = ScheduleOutline(part, showsActuals: project.access.allows(.readActuals)).rows
        let limit = Self.rows(of: view)
        func url(_ change: (inout ScheduleView) -> Void) -> SiteURL {
            var other = view
            other.offset = offset
            change(&other)
            return .projects(.schedule(project.id, schedule.id, other))
        }
        self.title = "\(schedule.name) · Lintel"
        self.portal = project.portal
        self.head = project.head(.schedules)
        self.list = .projects(.schedules(project.id))
        self.name = schedule.name
        self.count = part.count == 1 ? "1 task" : "\(part.count) tasks"
        self.dataDate = schedule.dataDate.map { String($0.timestamp.prefix(10)) }
        self.hasRows = !shown.isEmpty
        let times = shown.flatMap { [$0.start, $0.finish].compactMap(\.self) }
        var scale: GanttScale?
        if !view.isTable, let first = times.min(), let last = times.max() {
            scale = GanttScale(first...last, zoom: view.zoom)
        }
        self.chart = scale.map { GanttChart(shown, links: part.links, scale: $0, at: now) }
        // Tasks without any date are shown all the same.
        let isList = view.isTable || scale == nil
        self.isTable = isList
        self.lines = isList ? shown.map(Line.init) : []
        self.views = [
            Choice(label: "Chart", url: url { $0.isTable = false }, isCurrent: !view.isTable),
            Choice(label: "Table", url: url { $0.isTable = true }, isCurrent: view.isTable),
        ]
        self.zooms =
            scale.map { scale in
                GanttZoom.allCases.map { zoom in
                    Choice(label: zoom.label, url: url { $0.zoom = zoom }, isCurrent: zoom == scale.zoom)
                }
            } ?? []
        let isPart = shown.count < part.count
        self.range = isPart ? "Rows \(offset + 1) to \(offset + shown.count)" : nil
        self.previous = offset > 0 ? url { $0.offset = max(offset - limit, 0) } : nil
        self.next = offset + shown.count < part.count ? url { $0.offset = offset + limit } : nil
    }
}

extension SchedulePage.Line {
    fileprivate init(_ row: ScheduleOutline.Row) {
        self.name = row.task.name
        self.style = "d\(min(row.depth, 8))"
        self.isSummary = row.isSummary
        self.isMilestone = row.isMilestone && !row.isSummary
        self.isCritical = row.isCritical
        self.start = row.start.map { String($0.timestamp.prefix(10)) }
        self.finish = row.finish.map { String($0.timestamp.prefix(10)) }
        self.duration = Self.days(row.task.plannedDuration)
        self.done = "\(row.completion / 100) %"
        self.room = row.analysis.map { Self.days($0.totalFloat) }
    }

    /// Working time in days of eight hours, with one digit behind the point.
    private static func days(_ seconds: Int64) -> String {
        let tenths = seconds / 2_880
        let text =
            tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
        return "\(text) d"
    }
}
