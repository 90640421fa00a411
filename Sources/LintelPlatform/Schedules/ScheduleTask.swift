package import LintelTokens

/// A task of a schedule: a lower-case UUID.
package typealias ScheduleTaskID = Identifier<ScheduleTask>

/// A portion of the work, with the time that is planned for it and the time that it takes.
package struct ScheduleTask: ScheduleItem {
    package enum TaskType: String, Sendable, Hashable, CaseIterable {
        case work = "Work"
        /// A moment at which something begins; it has no duration.
        case startKeyDate = "StartKeyDate"
        /// A moment at which something is finished; it has no duration.
        case finishKeyDate = "FinishKeyDate"
        /// Spans the shortest time between its predecessors and successors.
        case shortHammock = "ShortHammock"
        /// Spans the longest time between its predecessors and successors.
        case longHammock = "LongHammock"
        /// Is calculated like work.
        case meeting = "Meeting"

        package var isKeyDate: Bool { self == .startKeyDate || self == .finishKeyDate }
        package var isHammock: Bool { self == .shortHammock || self == .longHammock }
    }

    package var id: ScheduleTaskID
    package var scheduleID: ScheduleID
    package var name: String
    package var comment: String?
    package var parentID: ScheduleTaskID?
    package var type: TaskType
    package var plannedStart: UnixTime?
    package var plannedFinish: UnixTime?
    /// Seconds of working time.
    package var plannedDuration: Int64
    package var actualStart: UnixTime?
    package var actualFinish: UnixTime?
    /// Seconds of working time.
    package var actualDuration: Int64
    /// Hundredths of per cent of the work that are done.
    package var completion: Int64
    /// Millionths.
    package var plannedPhysicalQuantity: Int64
    /// Millionths.
    package var actualPhysicalQuantity: Int64
    package var calendarID: WorkCalendarID?
    package var statusID: TaskStatusID?
    package var constraint: TaskConstraint
    package var url: String?
    package var userDefinedID: String?
    /// Where it stands among its parent's tasks; ``unplaced`` puts it behind them.
    package var position: Int64
    /// When it will be finished, as far as has been calculated.
    package var estimatedFinish: UnixTime?
    package var version: Int64 = 0

    package static let kind = ScheduleItemKind.task
    package static let unplaced = Int64.min
    /// The completion of a task that is finished.
    package static let whole: Int64 = 10_000

    package init(
        id: ScheduleTaskID,
        scheduleID: ScheduleID,
        name: String,
        parentID: ScheduleTaskID? = nil,
        type: TaskType = .work,
        plannedStart: UnixTime? = nil,
        plannedFinish: UnixTime? = nil,
        plannedDuration: Int64 = 0,
        calendarID: WorkCalendarID? = nil,
        constraint: TaskConstraint = TaskConstraint(),
    ) {
        self.id = id
        self.scheduleID = scheduleID
        self.name = name
        self.parentID = parentID
        self.type = type
        self.plannedStart = plannedStart
        self.plannedFinish = plannedFinish
        self.plannedDuration = plannedDuration
        self.actualDuration = 0
        self.completion = 0
        self.plannedPhysicalQuantity = 0
        self.actualPhysicalQuantity = 0
        self.calendarID = calendarID
        self.constraint = constraint
        self.position = Self.unplaced
    }

    package static func store(in stores: ScheduleStores) -> any ScheduleItemStore<ScheduleTask> { stores.tasks }

    package func checked() throws(PlatformError) -> ScheduleTask {
        var task = self
        task.name = try ScheduleText.name(self.name, field: "name")
        task.comment = try ScheduleText.lines(self.comment, field: "comment")
        task.url = try ScheduleText.line(self.url, maximum: 2_048, field: "url")
        task.userDefinedID = try ScheduleText.line(self.userDefinedID, field: "userDefinedId")
        task.plannedStart = try ScheduleText.time(self.plannedStart, field: "plannedStart")
        task.plannedFinish = try ScheduleText.time(self.plannedFinish, field: "plannedFinish")
        task.actualStart = try ScheduleText.time(self.actualStart, field: "actualStart")
        task.actualFinish = try ScheduleText.time(self.actualFinish, field: "actualFinish")
        task.plannedDuration = try ScheduleText.duration(self.plannedDuration, field: "plannedDuration")
        task.actualDuration = try ScheduleText.duration(self.actualDuration, field: "actualDuration")
        task.plannedPhysicalQuantity = try ScheduleText.quantity(
            self.plannedPhysicalQuantity,
            field: "plannedPhysicalQuantity",
        )
        task.actualPhysicalQuantity = try ScheduleText.quantity(
            self.actualPhysicalQuantity,
            field: "actualPhysicalQuantity",
        )
        task.constraint = try self.constraint.checked()
        guard (0...Self.whole).contains(self.completion) else {
            throw .schedule("Between 0 and 100 per cent of a task are done.", field: "percentComplete")
        }
        guard self.id != self.parentID else {
            throw .schedule("A task cannot be its own parent.", field: "parentId")
        }
        if self.type.isKeyDate { task.plannedDuration = 0 }
        try task.checkOrder()
        return task
    }

    /// Refuses what cannot have been: a finish before the start, and one of what has not begun.
    private func checkOrder() throws(PlatformError) {
        if let start = self.plannedStart, let finish = self.plannedFinish, finish < start {
            throw .schedule("The planned finish lies before the planned start.", field: "plannedFinish")
        }
        guard let finish = self.actualFinish else { return }
        guard let start = self.actualStart else {
            throw .schedule("A task that is finished has an actual start.", field: "actualFinish")
        }
        guard start <= finish else {
            throw .schedule("The actual finish lies before the actual start.", field: "actualFinish")
        }
    }
}
