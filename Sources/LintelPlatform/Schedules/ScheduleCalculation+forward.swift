import LintelTokens

/// The way forward: early dates.
extension ScheduleCalculation {
    /// Looks at what a task waits for; one without tasks below it gets its early dates.
    mutating func begin(_ task: Int) {
        var start = Int64.min
        var finish = Int64.min
        let parent = Int(self.index.parents[task])
        if parent >= 0 { start = self.startBounds[parent] }
        var isIgnored = false
        self.index.forEachIncoming(of: task) { link in
            let from = Int(link.from)
            guard self.counts(from) else { return }
            let dates = self.dates[from]
            let end = link.type.leavesFinish ? dates.earlyFinish : dates.earlyStart
            let bound = self.calendars[Int(link.calendar)].shifted(end.seconds, by: link.lag)
            if link.type.entersFinish { finish = max(finish, bound) } else { start = max(start, bound) }
            isIgnored = isIgnored || link.type.entersFinish
        }
        self.startBounds[task] = start
        if self.index.isSummary[task] {
            if isIgnored { self.warnings.append(Warning(task: task, reason: .linkIgnored)) }
            // Grows and shrinks with the tasks below.
            self.set(task) {
                $0.earlyStart = UnixTime(seconds: .max)
                $0.earlyFinish = UnixTime(seconds: .min)
            }
        } else {
            self.setEarly(task, after: start, finishAfter: finish)
        }
    }

    private mutating func setEarly(_ task: Int, after start: Int64, finishAfter finish: Int64) {
        let row = self.rows[task]
        let calendar = self.calendar(task)
        if let actualStart = row.actualStart {
            return self.setBegun(task, at: actualStart, after: start, finishAfter: finish)
        }
        let duration = row.type.isKeyDate ? 0 : row.plannedDuration
        self.durations[task] = duration
        if row.constraint.kind == .cannotReschedule, let planned = row.plannedStart {
            return self.setFixed(task, at: planned, duration, after: start, finishAfter: finish)
        }
        var lower = max(start, self.dataDate)
        var lowerFinish = finish
        switch row.constraint.kind {
        case .startOn, .startAfter, .startBetween: lower = max(lower, row.constraint.date?.seconds ?? .min)
        case .finishOn, .finishAfter, .finishBetween: lowerFinish = max(finish, row.constraint.date?.seconds ?? .min)
        default: break
        }
        var work = calendar.work(before: lower)
        if lowerFinish > .min { work = max(work, calendar.work(before: lowerFinish) - duration) }
        self.earlyWork[task] = work
        let (first, last) = self.moments(task, from: work, notBefore: max(lower, lowerFinish))
        self.set(task) { ($0.earlyStart, $0.earlyFinish) = (first, last) }
        self.warnIfBroken(task, work, duration, calendar)
    }

    /// A task that has begun: what is left of it goes on at the data date, behind what it waits for.
    private mutating func setBegun(_ task: Int, at actual: UnixTime, after start: Int64, finishAfter finish: Int64) {
        let row = self.rows[task]
        let calendar = self.calendar(task)
        if let end = row.actualFinish {
            self.durations[task] = calendar.seconds(from: actual, to: end)
            self.earlyWork[task] = calendar.work(before: actual)
            return self.set(task) { ($0.earlyStart, $0.earlyFinish) = (actual, end) }
        }
        let left = row.plannedDuration * (ScheduleTask.whole - row.completion) / ScheduleTask.whole
        var work = calendar.work(before: max(start, self.dataDate, actual.seconds))
        if finish > .min { work = max(work, calendar.work(before: finish) - left) }
        self.durations[task] = left
        self.earlyWork[task] = work
        let end = max(actual.seconds, calendar.end(of: work + left))
        self.set(task) { ($0.earlyStart, $0.earlyFinish) = (actual, UnixTime(seconds: end)) }
    }

    /// A task that keeps its dates, whatever the links say.
    private mutating func setFixed(
        _ task: Int,
        at planned: UnixTime,
        _ duration: Int64,
        after start: Int64,
        finishAfter finish: Int64,
    ) {
        let calendar = self.calendar(task)
        let work = calendar.work(before: planned)
        let end = self.rows[task].plannedFinish ?? calendar.adding(duration, to: planned)
        let taken = max(0, calendar.work(before: end) - work)
        self.durations[task] = taken
        self.earlyWork[task] = work
        self.set(task) { ($0.earlyStart, $0.earlyFinish) = (planned, max(planned, end)) }
        if calendar.work(before: start) > work || calendar.work(before: finish) > work + taken {
            self.warnings.append(Warning(task: task, reason: .cannotWait))
        }
    }

    /// The moments at which a task begins and ends that begins behind so much work.
    func moments(_ task: Int, from work: Int64, notBefore bound: Int64) -> (UnixTime, UnixTime) {
        let calendar = self.calendar(task)
        let duration = self.durations[task]
        guard duration == 0 else {
            return (
                UnixTime(seconds: calendar.start(of: work)), UnixTime(seconds: calendar.end(of: work + duration))
            )
        }
        // What has no duration happens as soon as it can: something is finished when the work ends, and not the next day.
        let start = calendar.start(of: work)
        guard self.rows[task].type == .finishKeyDate else {
            return (UnixTime(seconds: start), UnixTime(seconds: start))
        }
        let moment = UnixTime(seconds: min(max(calendar.end(of: work), bound), start))
        return (moment, moment)
    }

    private mutating func warnIfBroken(_ task: Int, _ work: Int64, _ duration: Int64, _ calendar: WorkingTime) {
        let last = self.lastWork(task, calendar)
        if last < work + duration { self.warnings.append(Warning(task: task, reason: .constraintBroken)) }
    }

    /// The working time before the finish that a task's constraint lets it have at most.
    func lastWork(_ task: Int, _ calendar: WorkingTime) -> Int64 {
        let constraint = self.rows[task].constraint
        let bound =
            switch constraint.kind {
            case .startOn, .startBefore, .finishOn, .finishBefore: constraint.date
            case .startBetween, .finishBetween: constraint.secondDate
            default: UnixTime?.none
            }
        guard let bound else { return .max }
        let work = calendar.work(before: bound)
        switch constraint.kind {
        case .startOn, .startBefore, .startBetween: return work + self.durations[task]
        default: return work
        }
    }

    /// Hands a task's early dates up to its parent.
    mutating func finishForward(_ task: Int) {
        if self.index.isSummary[task], self.dates[task].earlyFinish.seconds == .min {
            // Nothing but hammocks below it.
            let moment = UnixTime(seconds: max(self.startBounds[task], self.dataDate))
            self.set(task) { ($0.earlyStart, $0.earlyFinish) = (moment, moment) }
        }
        let parent = Int(self.index.parents[task])
        guard parent >= 0, self.counts(task) else { return }
        let own = self.dates[task]
        self.set(parent) {
            $0.earlyStart = min($0.earlyStart, own.earlyStart)
            $0.earlyFinish = max($0.earlyFinish, own.earlyFinish)
        }
    }
}
