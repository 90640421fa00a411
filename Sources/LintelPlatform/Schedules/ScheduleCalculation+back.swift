import LintelTokens

/// The way back: late dates, floats, and the dates of what is to be done late.
extension ScheduleCalculation {
    /// Looks at what waits for a task; one without tasks below it gets its late dates.
    mutating func goBack(from task: Int) {
        (self.late.start[task], self.late.finish[task]) = self.bounds(of: task, self.late)
        (self.chosen.start[task], self.chosen.finish[task]) = self.bounds(of: task, self.chosen)
        guard !self.index.isSummary[task] else {
            return self.set(task) {
                ($0.lateStart, $0.lateFinish) = (UnixTime(seconds: .max), UnixTime(seconds: .min))
                ($0.start, $0.finish) = ($0.lateStart, $0.lateFinish)
                ($0.totalFloat, $0.freeFloat) = (.max, .max)
            }
        }
        let row = self.rows[task]
        if row.actualFinish != nil {
            return self.set(task) {
                ($0.lateStart, $0.lateFinish, $0.start, $0.finish) =
                    ($0.earlyStart, $0.earlyFinish, $0.earlyStart, $0.earlyFinish)
                // It delays nothing any more.
                ($0.totalFloat, $0.freeFloat) = (.max, .max)
            }
        }
        self.setLate(task, row)
    }

    /// The bounds of a task's dates by what waits for it, and for the tasks above it.
    private func bounds(of task: Int, _ bounds: LateBounds) -> (start: Int64, finish: Int64) {
        var start = Int64.max
        var finish = self.projectFinish
        let parent = Int(self.index.parents[task])
        if parent >= 0 {
            finish = min(finish, bounds.finish[parent])
            // Only the first of a parent's tasks is when the parent begins.
            if self.dates[task].earlyStart == self.dates[parent].earlyStart {
                start = bounds.start[parent]
            }
        }
        if self.counts(task) {
            self.index.forEachOutgoing(of: task) { link in
                let to = Int(link.to)
                guard self.counts(to) else { return }
                let last =
                    link.type.entersFinish
                    ? bounds.ownFinish[to] : bounds.ownStart[to]
                guard last < .max else { return }
                let moment = self.calendars[Int(link.calendar)].shiftedBack(last, by: link.lag)
                if link.type.leavesFinish { finish = min(finish, moment) } else { start = min(start, moment) }
            }
        }
        return (start, finish)
    }

    private mutating func setLate(_ task: Int, _ row: Row) {
        let calendar = self.calendar(task)
        let duration = self.durations[task]
        let early = self.earlyWork[task]
        let hasBegun = row.actualStart != nil
        let isFixed = row.constraint.kind == .cannotReschedule && row.plannedStart != nil && !hasBegun
        var last = self.lastStart(task, self.late, calendar, hasBegun)
        if isFixed { last = min(last, early) }
        if !hasBegun { last = min(last, self.lastWork(task, calendar) - duration) }
        let isLate = row.constraint.kind == .startAlap && !hasBegun
        let free = max(0, self.lastStart(task, self.chosen, calendar, hasBegun) - early)
        let work = isLate ? max(early, min(early + free, last)) : early
        self.late.ownStart[task] = calendar.start(of: last)
        self.late.ownFinish[task] = calendar.start(of: last + duration)
        self.chosen.ownStart[task] = calendar.start(of: work)
        self.chosen.ownFinish[task] = calendar.start(of: work + duration)
        let lateDates = self.moments(task, from: last, notBefore: .min)
        let dates = isLate && work != early ? self.moments(task, from: work, notBefore: .min) : nil
        self.set(task) {
            ($0.lateStart, $0.lateFinish) = hasBegun ? ($0.earlyStart, lateDates.1) : lateDates
            ($0.start, $0.finish) = dates ?? ($0.earlyStart, $0.earlyFinish)
            $0.totalFloat = last - early
            $0.freeFloat = isLate ? 0 : free
            // Between two moments without work in between the early ones are as late as any.
            if last == early { ($0.lateStart, $0.lateFinish) = ($0.earlyStart, $0.earlyFinish) }
        }
    }

    /// The working time before the last moment at which a task may begin.
    private func lastStart(_ task: Int, _ bounds: LateBounds, _ calendar: WorkingTime, _ hasBegun: Bool) -> Int64 {
        let duration = self.durations[task]
        // Without a duration something happens when work can begin, but for what is finished.
        let endsWithWork = duration > 0 || self.rows[task].type == .finishKeyDate
        let moment = bounds.finish[task]
        let finish = endsWithWork ? calendar.work(before: moment) - duration : calendar.work(startingBy: moment)
        // When it has begun, its start delays nobody.
        return hasBegun || bounds.start[task] == .max
            ? finish : min(finish, calendar.work(startingBy: bounds.start[task]))
    }

    /// Hands a task's late dates up to its parent.
    mutating func endBackward(_ task: Int) {
        if self.index.isSummary[task] { self.closeSummary(task) }
        let parent = Int(self.index.parents[task])
        guard parent >= 0, self.counts(task) else { return }
        let own = self.dates[task]
        self.set(parent) {
            $0.lateStart = min($0.lateStart, own.lateStart)
            $0.lateFinish = max($0.lateFinish, own.lateFinish)
            $0.start = min($0.start, own.start)
            $0.finish = max($0.finish, own.finish)
            $0.totalFloat = min($0.totalFloat, own.totalFloat)
            $0.freeFloat = min($0.freeFloat, own.freeFloat)
        }
        self.late.ownStart[parent] = min(self.late.ownStart[parent], self.late.ownStart[task])
        self.chosen.ownStart[parent] = min(self.chosen.ownStart[parent], self.chosen.ownStart[task])
    }

    private mutating func closeSummary(_ task: Int) {
        guard self.dates[task].lateFinish.seconds == .min else { return }
        self.set(task) {
            ($0.lateStart, $0.lateFinish, $0.start, $0.finish) =
                ($0.earlyStart, $0.earlyFinish, $0.earlyStart, $0.earlyFinish)
            ($0.totalFloat, $0.freeFloat) = (.max, .max)
        }
    }
}

/// Hammocks: they hang between the others.
extension ScheduleCalculation {
    /// Gives hammocks the dates that what they are linked with leaves them.
    mutating func stretchHammocks() {
        for task in self.dates.indices where !self.counts(task) {
            let isLong = self.rows[task].type == .longHammock
            let start = self.end(of: task, isLong: isLong, isStart: true) ?? self.dataDate
            let finish = self.end(of: task, isLong: isLong, isStart: false) ?? self.projectFinish
            if finish < start { self.warnings.append(Warning(task: task, reason: .hammockEmpty)) }
            let (first, last) = (UnixTime(seconds: start), UnixTime(seconds: max(start, finish)))
            self.durations[task] = self.calendar(task).seconds(from: first, to: last)
            self.set(task) {
                ($0.earlyStart, $0.lateStart, $0.start) = (first, first, first)
                ($0.earlyFinish, $0.lateFinish, $0.finish) = (last, last, last)
                ($0.totalFloat, $0.freeFloat) = (.max, .max)
            }
        }
    }

    /// Gives what delays nothing, as it is finished or a hammock, the rest of the whole as its float.
    mutating func spareWhatDelaysNothing() {
        for task in self.dates.indices where self.dates[task].totalFloat == .max {
            let finish = self.dates[task].finish
            let rest = self.calendar(task).seconds(from: finish, to: UnixTime(seconds: self.projectFinish))
            self.set(task) { ($0.totalFloat, $0.freeFloat) = (max(rest, 1), max(rest, 0)) }
        }
    }

    /// One end of a hammock: the first or the last of the moments on its links.
    private func end(of task: Int, isLong: Bool, isStart: Bool) -> Int64? {
        var moments: [Int64] = []
        let add = { (link: NetworkIndex.Link) in
            let other = Int(isStart ? link.from : link.to)
            guard self.counts(other) else { return }
            let atFinish = isStart ? link.type.leavesFinish : link.type.entersFinish
            let moment = atFinish ? self.dates[other].finish : self.dates[other].start
            let calendar = self.calendars[Int(link.calendar)]
            moments.append(
                isStart
                    ? calendar.shifted(moment.seconds, by: link.lag)
                    : calendar.shiftedBack(moment.seconds, by: link.lag)
            )
        }
        if isStart { self.index.forEachIncoming(of: task, add) } else { self.index.forEachOutgoing(of: task, add) }
        // The longest begins with the first and ends with the last; the shortest the other way round.
        return isLong == isStart ? moments.min() : moments.max()
    }
}
