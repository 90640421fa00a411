package import LintelTokens

/// A baseline of a schedule: a lower-case UUID.
package typealias BaselineID = Identifier<Baseline>

/// How the tasks were planned at a moment, to compare with how they went.
package struct Baseline: ScheduleItem {
    package var id: BaselineID
    package var scheduleID: ScheduleID
    package var name: String
    package var createdAt: UnixTime
    package var version: Int64 = 0

    package static let kind = ScheduleItemKind.baseline

    package init(id: BaselineID, scheduleID: ScheduleID, name: String, createdAt: UnixTime) {
        self.id = id
        self.scheduleID = scheduleID
        self.name = name
        self.createdAt = createdAt
    }

    package static func store(in stores: ScheduleStores) -> any ScheduleItemStore<Baseline> { stores.baselines }

    package func checked() throws(PlatformError) -> Baseline {
        var baseline = self
        baseline.name = try ScheduleText.name(self.name, field: "name")
        return baseline
    }
}

/// How one task was planned when a baseline was made; it stays when the task is deleted.
package struct BaselineTask: Sendable, Hashable {
    package var baselineID: BaselineID
    package var taskID: ScheduleTaskID
    package var name: String
    package var plannedStart: UnixTime?
    package var plannedFinish: UnixTime?
    /// Seconds of working time.
    package var plannedDuration: Int64

    package init(
        baselineID: BaselineID,
        taskID: ScheduleTaskID,
        name: String,
        plannedStart: UnixTime?,
        plannedFinish: UnixTime?,
        plannedDuration: Int64,
    ) {
        self.baselineID = baselineID
        self.taskID = taskID
        self.name = name
        self.plannedStart = plannedStart
        self.plannedFinish = plannedFinish
        self.plannedDuration = plannedDuration
    }
}
