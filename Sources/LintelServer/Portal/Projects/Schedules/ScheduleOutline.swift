import LintelPlatform
import LintelTokens

/// The tasks of a schedule in the order in which people read them: each before those below it.
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
    init(_ network: ScheduleNetwork, showsActuals: Bool) {
        var below: [ScheduleTaskID?: [ScheduleTask]] = [:]
        let known = Set(network.tasks.map(\.id))
        for task in network.tasks {
            let parent = task.parentID.flatMap { known.contains($0) ? $0 : nil }
            below[parent, default: []].append(task)
        }
        for parent in below.keys {
            // The last comes first: rows are taken from the end.
            below[parent]?.sort { ($0.position, $0.id.rawValue) > ($1.position, $1.id.rawValue) }
        }
        let analyses = Dictionary(network.analyses.map { ($0.taskID, $0) }) { first, _ in first }
        var rows: [Row] = []
        rows.reserveCapacity(network.tasks.count)
        var waiting = (below[nil] ?? []).map { (task: $0, depth: 0) }
        while let (task, depth) = waiting.popLast() {
            let children = below[task.id] ?? []
            rows.append(
                Row(
                    task: task,
                    depth: depth,
                    isSummary: !children.isEmpty,
                    analysis: analyses[task.id],
                    start: (showsActuals ? task.actualStart : nil) ?? task.plannedStart,
                    finish: (showsActuals ? task.actualFinish : nil) ?? task.plannedFinish,
                    completion: showsActuals ? task.completion : 0,
                )
            )
            waiting += children.map { ($0, depth + 1) }
        }
        self.rows = rows
    }
}
