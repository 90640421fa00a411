import LintelPlatform
import LintelTokens

extension ScheduleResource: ScheduleRow {
    static let table = "schedule_resource"
    static let columns = [
        "name", "type", "email", "description", "parent_id", "calendar_id", "url", "user_defined_id",
    ]
    static let filters: [ScheduleFilter: String] = [.id: "id", .parent: "parent_id", .calendar: "calendar_id"]
    /// The history of its status is never taken away: a resource that has one stays.
    static let dependents = [
        ScheduleDependents(ResourceAssignment.self, "resource_id"),
        ScheduleDependents(AnimationBinding.self, "resource_id"),
    ]
    static let parentColumn: String? = "parent_id"

    var values: [SQLValue] {
        [
            .text(self.name), .text(self.type.rawValue), .text(self.email), .text(self.description),
            .id(self.parentID), .id(self.calendarID), .text(self.url), .text(self.userDefinedID),
        ]
    }

    init(_ id: ScheduleResourceID, in schedule: ScheduleID, reading row: inout SQLRowReader) throws(SQLError) {
        self.init(id: id, scheduleID: schedule, name: try row.text(), type: try row.word(ResourceType.self))
        self.email = try row.optionalText()
        self.description = try row.optionalText()
        self.parentID = try row.optionalID()
        self.calendarID = try row.optionalID()
        self.url = try row.optionalText()
        self.userDefinedID = try row.optionalText()
    }

    static func prepare(_ items: [ScheduleResource], former: [ScheduleResource], in writing: ScheduleWriting) throws
        -> [ScheduleResource]
    { try ParentFirst.sorted(items, parent: \.parentID) }

    static func check(_ items: [ScheduleResource], former: [ScheduleResource], in writing: ScheduleWriting) throws {
        try writing.checkTree(of: items, former: former, parent: \.parentID)
    }
}

extension ResourceAssignment: ScheduleRow {
    static let table = "schedule_assignment"
    static let columns = ["task_id", "resource_id", "appearance_id", "units", "work"]
    static let filters: [ScheduleFilter: String] = [
        .id: "id", .task: "task_id", .resource: "resource_id", .appearanceProfile: "appearance_id",
    ]

    var values: [SQLValue] {
        [
            .id(self.taskID), .id(self.resourceID), .id(self.appearanceProfileID), .integer(self.units),
            .integer(self.work),
        ]
    }

    init(_ id: ResourceAssignmentID, in schedule: ScheduleID, reading row: inout SQLRowReader) throws(SQLError) {
        self.init(
            id: id,
            scheduleID: schedule,
            taskID: try row.id(),
            resourceID: try row.id(),
            appearanceProfileID: try row.optionalID(),
            units: try row.integer(),
            work: try row.integer(),
        )
    }
}

extension WorkCalendar: ScheduleRow {
    static let table = "schedule_calendar"
    static let columns = ["name", "week", "exceptions"]
    static let filters: [ScheduleFilter: String] = [.id: "id"]

    var values: [SQLValue] { [.text(self.name), .text(self.weekText), .text(self.exceptionsText)] }

    init(_ id: WorkCalendarID, in schedule: ScheduleID, reading row: inout SQLRowReader) throws(SQLError) {
        let name = try row.text()
        guard
            let calendar = WorkCalendar(
                id: id,
                scheduleID: schedule,
                name: name,
                storedWeek: try row.text(),
                storedExceptions: try row.text(),
            )
        else { throw SQLError(.corrupt, "working times of a calendar cannot be read") }
        self = calendar
    }
}
