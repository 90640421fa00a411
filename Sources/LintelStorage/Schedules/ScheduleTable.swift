import LintelPlatform

/// A table of what belongs to schedules.
struct ScheduleTable {
    let name: String
    /// All columns but the schedule's id.
    let columns: [String]
    /// Whether a copy of a schedule gets the same rows.
    var isCopied = true
    /// What rows have to be besides, behind other conditions.
    var copyCondition = ""

    /// The columns of the primary key behind the schedule's id.
    var key = ["id"]

    private init(_ name: String, _ columns: [String]) {
        self.name = name
        self.columns = columns
    }

    private init(_ type: (some ScheduleRow).Type) {
        self.init(type.table, ["id", "version"] + type.columns)
    }

    /// Every table; what is named stands before what names it.
    static let all: [ScheduleTable] =
        [
            Self(WorkCalendar.self), Self(TaskStatus.self), Self(ScheduleTask.self), Self(TaskLink.self),
            Self(TaskAnalysis.self), Self(ScheduleResource.self), Self(AppearanceProfile.self),
            Self(ResourceAssignment.self), Self(ResourceStatusCategory.self), Self(ResourceStatusItem.self),
            Self(ResourceStatusEntry.self), Self(ScheduleCode.self), Self(CodeValue.self),
            Self(CodeValueAssignment.self), Self(AnimationBinding.self), Self(SyncOperation.self),
            Self(Baseline.self), Self.baselineTasks, Self.counts, Self.deletions, Self.operations,
        ]

    private static let baselineTasks: Self = {
        var table = Self(
            "schedule_baseline_task",
            ["baseline_id", "task_id", "name", "planned_start", "planned_finish", "planned_duration"],
        )
        table.key = ["baseline_id", "task_id"]
        return table
    }()

    /// A copy remembers no deletions.
    private static let counts: Self = {
        var table = Self("schedule_count", ["kind", "count"])
        table.copyCondition = "AND kind <> 'deletion'"
        table.key = ["kind"]
        return table
    }()

    private static let deletions: Self = {
        var table = Self("schedule_deletion", ["kind", "item_id", "version"])
        table.isCopied = false
        table.key = ["kind", "item_id"]
        return table
    }()

    private static let operations: Self = {
        let columns = ScheduleOperation.columns.split(separator: ", ").map(String.init)
        var table = Self("schedule_operation", columns.filter { $0 != "schedule_id" })
        table.isCopied = false
        return table
    }()
}
