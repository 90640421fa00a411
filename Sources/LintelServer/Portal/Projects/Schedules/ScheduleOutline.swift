import LintelPlatform
import LintelTokens

/// Rows of a schedule as somebody may see them.
struct ScheduleOutline: Sendable {
    struct Row: Sendable {
        let task: ScheduleTask
        /// How many tasks stand above it.
        let depth: Int
        /// Whether there are tasks below it.
        let isSummary: Bool
        let analysis: TaskAnalysis?
        /// When it begins and ends: as it went, where that is known, and as it is planned otherwise.
        let start: UnixTime?
        let finish: UnixTime?
        /// Hundredths of per cent that are done.
        let completion: Int64

        var isMilestone: Bool { self.task.type.isKeyDate || (self.start != nil && self.start == self.finish) }
        var isCritical: Bool { self.analysis?.isCritical ?? false }
    }

    let rows: [Row]

    /// - Parameter showsActuals: Whether whoever looks gets to know how the work goes.
    init(_ part: SchedulePart, showsActuals: Bool) {
        self.rows = part.rows.map { row in
            Row(
                task: row.task,
                depth: row.depth,
                isSummary: row.isSummary,
                analysis: row.analysis,
                start: (showsActuals ? row.task.actualStart : nil) ?? row.task.plannedStart,
                finish: (showsActuals ? row.task.actualFinish : nil) ?? row.task.plannedFinish,
                completion: showsActuals ? row.task.completion : 0,
            )
        }
    }
}
