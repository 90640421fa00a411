import LintelPlatform
import LintelTokens

/// Small schedules to calculate, in a week that begins on Monday, 2026-11-23.
struct ScheduleScene {
    static let id = ScheduleID("s")
    static let monday = UnixTime(seconds: 1_795_392_000)
    static let hour: Int64 = 3_600
    static let standard = WorkCalendarID("standard")
    static let always = WorkCalendarID("always")

    var tasks: [ScheduleTask] = []
    var links: [TaskLink] = []
    var calendars = [
        WorkCalendar(id: Self.standard, scheduleID: Self.id, name: "Standard"),
        WorkCalendar(id: Self.always, scheduleID: Self.id, name: "Always", week: WorkCalendar.wholeWeek),
    ]
    var dataDate: UnixTime? = Self.at(0, 8)

    /// So many days and hours after the beginning of the first Monday.
    static func at(_ day: Int64, _ hour: Int64) -> UnixTime { Self.monday + (day * 24 + hour) * Self.hour }

    static func id(_ name: String) -> ScheduleTaskID { ScheduleTaskID(name) }

    /// Adds a task of so many hours.
    mutating func add(
        _ name: String,
        hours: Int64 = 8,
        below parent: String? = nil,
        type: ScheduleTask.TaskType = .work,
        calendar: WorkCalendarID? = nil,
        _ constraint: TaskConstraint = TaskConstraint(),
        change: (inout ScheduleTask) -> Void = { _ in },
    ) {
        var task = ScheduleTask(
            id: Self.id(name),
            scheduleID: Self.id,
            name: name,
            parentID: parent.map(Self.id),
            type: type,
            plannedDuration: hours * Self.hour,
            calendarID: calendar,
            constraint: constraint,
        )
        change(&task)
        self.tasks.append(task)
    }

    /// Adds a link with a lag of so many hours.
    mutating func link(
        _ from: String,
        _ to: String,
        _ type: TaskLink.LinkType = .finishToStart,
        lag hours: Int64 = 0,
        calendar: WorkCalendarID? = nil,
    ) {
        self.links.append(
            TaskLink(
                id: TaskLinkID("\(self.links.count)"),
                scheduleID: Self.id,
                from: Self.id(from),
                to: Self.id(to),
                type: type,
                lag: hours * Self.hour,
                calendarID: calendar,
                createdAt: Self.monday,
            )
        )
    }

    var network: ScheduleNetwork {
        ScheduleNetwork(
            schedule: Schedule(
                id: Self.id,
                projectID: ProjectID("p"),
                name: "Scene",
                dataDate: self.dataDate,
                defaultCalendarID: Self.standard,
                createdAt: Self.monday,
                createdBy: Subject("a"),
            ),
            tasks: self.tasks,
            links: self.links,
            calendars: self.calendars,
        )
    }

    /// The dates of each task by its name.
    func calculated() throws -> [String: ScheduleCalculation.Dates] {
        let calculation = try ScheduleCalculation(self.network, at: Self.monday)
        return Dictionary(uniqueKeysWithValues: zip(self.tasks.map(\.name), calculation.dates))
    }
}
