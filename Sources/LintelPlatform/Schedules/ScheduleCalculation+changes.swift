import LintelTokens

/// What a calculation changes in the schedule.
extension ScheduleCalculation {
    /// The dates and analyses that are other than what the network has.
    package var changes: ScheduleChangeSet {
        let former = Dictionary(uniqueKeysWithValues: self.network.analyses.map { ($0.id, $0) })
        var changes = ScheduleChangeSet()
        let planned = self.plannedDates
        for (task, row) in self.network.tasks.enumerated() {
            let dates = planned[task]
            if dates.plannedStart != row.plannedStart || dates.plannedFinish != row.plannedFinish
                || dates.plannedDuration != row.plannedDuration || dates.estimatedFinish != row.estimatedFinish
            {
                changes.dates.append(dates)
            }
            var analysis = self.analysis(task)
            if let known = former[analysis.id] {
                analysis.version = known.version
                if analysis == known { continue }
            }
            changes.analyses.append(analysis)
        }
        changes.warnings = self.warnings.prefix(ScheduleOperation.maximumWarnings).map(self.sentence)
        return changes
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
        var all = self.network.tasks.enumerated().map { task, row in
            self.planned(task, row)
        }
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
