/// Some rows of a schedule's outline, with all that a page shows of them.
package struct SchedulePart: Sendable, Hashable {
    package struct Row: Sendable, Hashable {
        package var task: ScheduleTask
        /// How many tasks stand above it.
        package var depth: Int
        /// Whether there are tasks below it.
        package var isSummary: Bool
        /// What the last calculation has found out about it.
        package var analysis: TaskAnalysis?

        package init(task: ScheduleTask, depth: Int, isSummary: Bool, analysis: TaskAnalysis? = nil) {
            self.task = task
            self.depth = depth
            self.isSummary = isSummary
            self.analysis = analysis
        }
    }

    package var schedule: Schedule
    /// Tasks of the schedule in all.
    package var count: Int
    /// How many rows are left out before these.
    package var offset: Int
    package var rows: [Row]
    /// Links between tasks of these rows.
    package var links: [TaskLink]

    package init(schedule: Schedule, count: Int, offset: Int, rows: [Row], links: [TaskLink]) {
        self.schedule = schedule
        self.count = count
        self.offset = offset
        self.rows = rows
        self.links = links
    }
}
