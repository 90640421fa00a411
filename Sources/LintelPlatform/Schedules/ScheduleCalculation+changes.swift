import LintelTokens

/// What a calculation changes in the schedule.
extension ScheduleCalculation {
    /// The dates and analyses that are other than what the network has.
    package var changes: ScheduleChangeSet {
        let (tasks, former) = (self.network.tasks, self.network.analyses)
        let places = NumberedIDs(former.lazy.map(\.id))
        var changes = ScheduleChangeSet()
        let planned = self.plannedDates
        for task in tasks.indices {
            if planned[task].plannedStart != tasks[task].plannedStart
                || planned[task].plannedFinish != tasks[task].plannedFinish
                || planned[task].plannedDuration != tasks[task].plannedDuration
                || planned[task].estimatedFinish != tasks[task].estimatedFinish
            {
                changes.dates.append(planned[task])
            }
            if let place = places[Identifier(tasks[task].id.rawValue)], self.isFound(former[Int(place)], task) {
                continue
            }
            changes.analyses.append(self.analysis(task))
        }
        changes.warnings = self.warnings.prefix(ScheduleOperation.maximumWarnings).map(self.sentence)
        return changes
    }

    /// Whether what is known about a task has been found out again.
    private func isFound(_ known: TaskAnalysis, _ task: Int) -> Bool {
        let dates = self.dates[task]
        return known.earlyStart == dates.earlyStart && known.earlyFinish == dates.earlyFinish
            && known.lateStart == dates.lateStart && known.lateFinish == dates.lateFinish
            && known.totalFloat == dates.totalFloat && known.freeFloat == dates.freeFloat
            && known.isCritical == dates.isCritical
    }

    /// What has been found out about a task.
    package func analysis(_ task: Int) -> TaskAnalysis {
        let dates = self.dates[task]
        return TaskAnalysis(
            taskID: self.network.tasks[task].id,
            scheduleID: self.network.schedule.id,
            earlyStart: dates.earlyStart,
            earlyFinish: dates.earlyFinish,
            lateStart: dates.lateStart,
            lateFinish: dates.lateFinish,
            totalFloat: dates.totalFloat,
            freeFloat: dates.freeFloat,
            isCritical: dates.isCritical,
            hasBegun: self.network.tasks[task].actualStart != nil,
        )
    }

    /// The planned dates of all tasks: those of what has not begun are new, and parents span their tasks.
    private var plannedDates: [ScheduleChangeSet.Dates] {
        var all = self.network.tasks.indices.map { self.planned($0, self.network.tasks[$0]) }
        for vertex in self.index.order where !vertex.isMultiple(of: 2) {
            let task = Int(vertex / 2)
            if self.index.isSummary[task], let start = all[task].plannedStart, let finish = all[task].plannedFinish {
                all[task].plannedDuration = self.calendar(task).seconds(from: start, to: finish)
            }
            let parent = Int(self.index.parents[task])
            guard parent >= 0 else { continue }
            all[parent].plannedStart = Self.first(all[parent].plannedStart, all[task].plannedStart, min)
            all[parent].plannedFinish = Self.first(all[parent].plannedFinish, all[task].plannedFinish, max)
            all[parent].estimatedFinish = Self.first(all[parent].estimatedFinish, all[task].estimatedFinish, max)
        }
        return all
    }

    private static func first(
        _ left: UnixTime?,
        _ right: UnixTime?,
        _ choose: (UnixTime, UnixTime) -> UnixTime,
    ) -> UnixTime? {
        guard let left, let right else { return left ?? right }
        return choose(left, right)
    }

    private func planned(_ task: Int, _ row: ScheduleTask) -> ScheduleChangeSet.Dates {
        let dates = self.dates[task]
        var planned = ScheduleChangeSet.Dates(
            taskID: row.id,
            plannedStart: row.plannedStart,
            plannedFinish: row.plannedFinish,
            plannedDuration: row.plannedDuration,
            estimatedFinish: dates.finish,
        )
        if self.index.isSummary[task] {
            (planned.plannedStart, planned.plannedFinish, planned.estimatedFinish) = (nil, nil, nil)
        } else if row.actualStart == nil {
            (planned.plannedStart, planned.plannedFinish) = (dates.start, dates.finish)
            if row.type.isHammock { planned.plannedDuration = self.durations[task] }
        }
        return planned
    }

    private func sentence(_ warning: Warning) -> String {
        let row = self.network.tasks[warning.task]
        let task = "\(row.name) (\(row.id))"
        return switch warning.reason {
        case .constraintBroken: "\(task) is later than its constraint \(row.constraint.kind.rawValue) lets it be."
        case .cannotWait: "\(task) keeps its dates, though tasks that it waits for are not ready by then."
        case .linkIgnored: "A link to the finish of \(task) is left out, as there are tasks below it."
        case .hammockEmpty: "\(task) has no duration: what it ends with comes before what it begins with."
        }
    }
}
