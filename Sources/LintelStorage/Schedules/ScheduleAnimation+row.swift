import LintelPlatform
import LintelTokens

extension AppearanceProfile: ScheduleRow {
    static let table = "schedule_appearance"
    static let columns =
        ["name", "action"]
        + ["start", "active", "end"].flatMap { stage in
            ["colour", "keeps_colour", "transparency", "keeps_transparency"].map { "\(stage)_\($0)" }
        }
    static let filters: [ScheduleFilter: String] = [.id: "id"]

    var values: [SQLValue] {
        [.text(self.name), .text(self.action.rawValue)] + [self.start, self.active, self.end].flatMap(\.values)
    }

    init(_ id: AppearanceProfileID, in schedule: ScheduleID, reading row: inout SQLRowReader) throws(SQLError) {
        self.init(
            id: id,
            scheduleID: schedule,
            name: try row.text(),
            action: try row.word(Action.self),
            start: try Look(reading: &row),
            active: try Look(reading: &row),
            end: try Look(reading: &row),
        )
    }
}

extension AppearanceProfile.Look {
    fileprivate var values: [SQLValue] {
        [
            .text(self.colour), .bool(self.usesOriginalColour), .integer(self.transparency),
            .bool(self.usesOriginalTransparency),
        ]
    }

    fileprivate init(reading row: inout SQLRowReader) throws(SQLError) {
        self.init(
            colour: try row.optionalText(),
            usesOriginalColour: try row.bool(),
            transparency: try row.integer(),
            usesOriginalTransparency: try row.bool(),
        )
    }
}

extension AnimationBinding: ScheduleRow {
    static let table = "schedule_binding"
    static let columns = ["task_id", "resource_id", "appearance_id", "entity_id"]
    static let filters: [ScheduleFilter: String] = [
        .id: "id", .task: "task_id", .resource: "resource_id", .appearanceProfile: "appearance_id",
        .animatedEntity: "entity_id",
    ]
    static let timedBy: String? = "task_id"

    var values: [SQLValue] {
        [.id(self.taskID), .id(self.resourceID), .id(self.appearanceProfileID), .text(self.animatedEntityID)]
    }

    init(_ id: AnimationBindingID, in schedule: ScheduleID, reading row: inout SQLRowReader) throws(SQLError) {
        self.init(
            id: id,
            scheduleID: schedule,
            taskID: try row.id(),
            resourceID: try row.optionalID(),
            appearanceProfileID: try row.optionalID(),
            animatedEntityID: try row.text(),
        )
    }
}

extension SyncOperation: ScheduleRow {
    static let table = "schedule_sync"
    static let columns = ["state", "started_at", "ended_at", "message"]
    static let filters: [ScheduleFilter: String] = [.id: "id"]

    var values: [SQLValue] {
        [.text(self.state.rawValue), .time(self.startedAt), .time(self.endedAt), .text(self.message)]
    }

    init(_ id: SyncOperationID, in schedule: ScheduleID, reading row: inout SQLRowReader) throws(SQLError) {
        self.init(
            id: id,
            scheduleID: schedule,
            state: try row.word(ScheduleOperation.State.self),
            startedAt: try row.time(),
            endedAt: try row.optionalTime(),
            message: try row.optionalText(),
        )
    }
}
