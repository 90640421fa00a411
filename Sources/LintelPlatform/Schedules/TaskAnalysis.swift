package import LintelTokens

/// What a calculation has found out about a task; its id spells the task's.
package struct TaskAnalysis: ScheduleItem {
    package var id: Identifier<TaskAnalysis>
    package var scheduleID: ScheduleID
    package var earlyStart: UnixTime
    package var earlyFinish: UnixTime
    package var lateStart: UnixTime
    package var lateFinish: UnixTime
    /// Seconds of working time by which it can be later without the whole being later; negative when it is late already.
    package var totalFloat: Int64
    /// Seconds of working time by which it can be later without any other task being later.
    package var freeFloat: Int64
    package var isCritical: Bool
    /// Whether the task has begun: its early dates tell how the work goes then.
    package var hasBegun: Bool
    package var version: Int64 = 0

    package static let kind = ScheduleItemKind.taskAnalysis

    /// The task that it is about.
    package var taskID: ScheduleTaskID { ScheduleTaskID(self.id.rawValue) }

    package init(
        taskID: ScheduleTaskID,
        scheduleID: ScheduleID,
        earlyStart: UnixTime,
        earlyFinish: UnixTime,
        lateStart: UnixTime,
        lateFinish: UnixTime,
        totalFloat: Int64,
        freeFloat: Int64,
        isCritical: Bool,
        hasBegun: Bool = false,
    ) {
        self.id = Identifier(taskID.rawValue)
        self.scheduleID = scheduleID
        self.earlyStart = earlyStart
        self.earlyFinish = earlyFinish
        self.lateStart = lateStart
        self.lateFinish = lateFinish
        self.totalFloat = totalFloat
        self.freeFloat = freeFloat
        self.isCritical = isCritical
        self.hasBegun = hasBegun
    }

    package static func store(in stores: ScheduleStores) -> any ScheduleItemStore<TaskAnalysis> { stores.analyses }

    package func checked() throws(PlatformError) -> TaskAnalysis { self }
}
