import LintelPlatform
import LintelTokens

extension ScheduleTask: ScheduleRow {
    static let table = "schedule_task"
    static let columns = [
        "name", "comment", "parent_id", "type", "planned_start", "planned_finish", "planned_duration", "actual_start",
        "actual_finish", "actual_duration", "completion", "planned_quantity", "actual_quantity", "calendar_id",
        "status_id", "constraint_kind", "constraint_date", "constraint_second_date", "url", "user_defined_id",
        "position", "estimated_finish",
    ]
    static let filters: [ScheduleFilter: String] = [.id: "id", .parent: "parent_id", .calendar: "calendar_id"]
    static let timedBy: String? = "id"
    static let dependents = [
        ScheduleDependents(TaskLink.self, "predecessor_id", "successor_id"),
        ScheduleDependents(ResourceAssignment.self, "task_id"),
        ScheduleDependents(CodeValueAssignment.self, "task_id"),
        ScheduleDependents(AnimationBinding.self, "task_id"),
        ScheduleDependents(TaskAnalysis.self, "id"),
    ]
    static let parentColumn: String? = "parent_id"

    var values: [SQLValue] {
        [
            .text(self.name), .text(self.comment), .id(self.parentID), .text(self.type.rawValue),
            .time(self.plannedStart), .time(self.plannedFinish), .integer(self.plannedDuration),
            .time(self.actualStart), .time(self.actualFinish), .integer(self.actualDuration),
            .integer(self.completion), .integer(self.plannedPhysicalQuantity), .integer(self.actualPhysicalQuantity),
            .id(self.calendarID), .id(self.statusID), .text(self.constraint.kind.rawValue),
            .time(self.constraint.date), .time(self.constraint.secondDate), .text(self.url),
            .text(self.userDefinedID), .integer(self.position), .time(self.estimatedFinish),
        ]
    }

    init(_ id: ScheduleTaskID, in schedule: ScheduleID, reading row: inout SQLRowReader) throws(SQLError) {
        self.init(id: id, scheduleID: schedule, name: try row.text())
        self.comment = try row.optionalText()
        self.parentID = try row.optionalID()
        self.type = try row.word(TaskType.self)
        self.plannedStart = try row.optionalTime()
        self.plannedFinish = try row.optionalTime()
        self.plannedDuration = try row.integer()
        self.actualStart = try row.optionalTime()
        self.actualFinish = try row.optionalTime()
        self.actualDuration = try row.integer()
        self.completion = try row.integer()
        self.plannedPhysicalQuantity = try row.integer()
        self.actualPhysicalQuantity = try row.integer()
        self.calendarID = try row.optionalID()
        self.statusID = try row.optionalID()
        self.constraint = TaskConstraint(
            try row.word(TaskConstraint.Kind.self),
            try row.optionalTime(),
            try row.optionalTime(),
        )
        self.url = try row.optionalText()
        self.userDefinedID = try row.optionalText()
        self.position = try row.integer()
        self.estimatedFinish = try row.optionalTime()
    }

    /// Puts what has no place behind the last of its siblings.
    static func prepare(_ items: [ScheduleTask], former: [ScheduleTask], in writing: ScheduleWriting) throws
        -> [ScheduleTask]
    {
        var items = try ParentFirst.sorted(items, parent: \.parentID)
        var last: [ScheduleTaskID?: Int64] = [:]
        let parents = Dictionary(uniqueKeysWithValues: former.map { ($0.id, $0.parentID) })
        for index in items.indices {
            let item = items[index]
            let isMoved = parents[item.id].map { $0 != item.parentID } ?? (item.position == Self.unplaced)
            guard isMoved || item.position == Self.unplaced else { continue }
            let end = try last[item.parentID] ?? writing.lastPosition(below: item.parentID)
            items[index].position = end + Self.gap
            last[item.parentID] = items[index].position
        }
        return items
    }

    static func check(_ items: [ScheduleTask], former: [ScheduleTask], in writing: ScheduleWriting) throws {
        try writing.checkTree(of: items, former: former, parent: \.parentID)
        // New tasks have no links yet; those that were there and moved may come to stand below what waits for them.
        let parents = Dictionary(uniqueKeysWithValues: former.map { ($0.id, $0.parentID) })
        let edges = items.flatMap { task -> [OutlineGraph.Edge] in
            guard let parent = task.parentID, let old = parents[task.id], old != parent else { return [] }
            return OutlineGraph.edges(of: task.id, below: parent)
        }
        try writing.checkCircles(through: edges)
    }

    static func settle(_ items: [ScheduleTask], in writing: ScheduleWriting) throws -> [ScheduleTask] {
        try items.map { item in
            guard let place = writing.write.places[item.id],
                let here = try (writing.items([item.id]) as [ScheduleTask]).first
            else { return item }
            var moved = here
            (moved.parentID, moved.position) = try writing.position(at: place, of: item.id)
            try writing.update(moved)
            try Self.check([moved], former: [here], in: writing)
            return moved
        }
    }

    /// Between two tasks in a list; a place in the middle can be found 32 times.
    static let gap: Int64 = 1 << 32
}

extension TaskLink: ScheduleRow {
    static let table = "schedule_link"
    static let columns = ["predecessor_id", "successor_id", "type", "lag", "calendar_id", "created_at"]
    static let filters: [ScheduleFilter: String] = [
        .id: "id", .predecessor: "predecessor_id", .successor: "successor_id",
    ]

    var values: [SQLValue] {
        [
            .id(self.predecessorID), .id(self.successorID), .text(self.type.rawValue), .integer(self.lag),
            .id(self.calendarID), .time(self.createdAt),
        ]
    }

    init(_ id: TaskLinkID, in schedule: ScheduleID, reading row: inout SQLRowReader) throws(SQLError) {
        self.init(
            id: id,
            scheduleID: schedule,
            from: try row.id(),
            to: try row.id(),
            type: try row.word(LinkType.self),
            lag: try row.integer(),
            calendarID: try row.optionalID(),
            createdAt: try row.time(),
        )
    }

    static func check(_ items: [TaskLink], former: [TaskLink], in writing: ScheduleWriting) throws {
        let known = Dictionary(uniqueKeysWithValues: former.map { ($0.id, $0) })
        let moved = items.filter { link in
            known[link.id].map { ($0.predecessorID, $0.successorID) != (link.predecessorID, link.successorID) } ?? true
        }
        try writing.checkCircles(through: moved.map { OutlineGraph.edge(from: $0.predecessorID, to: $0.successorID) })
    }
}

extension TaskAnalysis: ScheduleRow {
    static let table = "schedule_analysis"
    static let columns = [
        "early_start", "early_finish", "late_start", "late_finish", "total_float", "free_float", "is_critical",
    ]
    static let readColumns = [
        """
        (SELECT task.actual_start FROM schedule_task task
        WHERE task.schedule_id = schedule_analysis.schedule_id AND task.id = schedule_analysis.id)
        """
    ]
    static let filters: [ScheduleFilter: String] = [.id: "id", .task: "id"]

    var values: [SQLValue] {
        [
            .time(self.earlyStart), .time(self.earlyFinish), .time(self.lateStart), .time(self.lateFinish),
            .integer(self.totalFloat), .integer(self.freeFloat), .bool(self.isCritical),
        ]
    }

    init(_ id: Identifier<TaskAnalysis>, in schedule: ScheduleID, reading row: inout SQLRowReader) throws(SQLError) {
        self.init(
            taskID: ScheduleTaskID(id.rawValue),
            scheduleID: schedule,
            earlyStart: try row.time(),
            earlyFinish: try row.time(),
            lateStart: try row.time(),
            lateFinish: try row.time(),
            totalFloat: try row.integer(),
            freeFloat: try row.integer(),
            isCritical: try row.bool(),
            hasBegun: try row.optionalTime() != nil,
        )
    }
}
