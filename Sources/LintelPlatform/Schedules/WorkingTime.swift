package import LintelTokens

/// A calendar made ready for calculating: how much working time lies before a moment, and the other way round.
///
/// Working time is counted from a moment long ago. Within a week, and within days in a row that differ from it, it is
/// looked up in sums that were made beforehand, so that every question takes as many steps as the logarithm of the number
/// of exceptions.
package struct WorkingTime: Sendable {
    private var cycles: [WorkCycle]
    private var segments: [Segment]
    /// The working time before the last moment that schedules deal with: nothing goes beyond.
    private var most: Int64 = 0
    private var least: Int64 = 0

    /// Time in which one cycle counts.
    private struct Segment {
        var start: Int64
        /// The working time before the segment.
        var work: Int64
        var cycle: Int
        /// What the cycle counts before the segment.
        var base: Int64
    }

    /// All time is working time.
    package static let always = WorkingTime(week: WorkCalendar.wholeWeek, exceptions: [])

    package init(_ calendar: WorkCalendar) {
        self.init(week: calendar.week, exceptions: calendar.exceptions)
    }

    package init(week: [[WorkCalendar.Period]], exceptions: [WorkCalendar.Exception]) {
        let day = WorkCalendar.secondsOfDay
        let periods = week.enumerated().flatMap { number, periods in
            periods.map { WorkCalendar.Period($0.start + Int64(number) * day, $0.end + Int64(number) * day) }
        }
        // 1970-01-05 was a Monday.
        self.cycles = [WorkCycle(length: 7 * day, origin: 4 * day, periods: periods)]
        // A week without working time would never end.
        if self.cycles[0].total == 0 {
            self.cycles = [WorkCycle(length: day, origin: 0, periods: [WorkCalendar.Period(0, day)])]
        }
        let beginning = ScheduleLimits.earliest.seconds - ScheduleLimits.seconds
        self.segments = [Segment(start: beginning, work: 0, cycle: 0, base: self.cycles[0].work(before: beginning))]
        for run in ExceptionalDays.runs(of: exceptions) {
            self.cycles.append(WorkCycle(length: day, origin: 0, periods: run.periods))
            self.append(self.cycles.count - 1, from: run.firstDay * day)
            self.append(0, from: (run.lastDay + 1) * day)
        }
        self.least = self.uncheckedWork(before: ScheduleLimits.earliest.seconds)
        self.most = self.uncheckedWork(before: ScheduleLimits.latest.seconds)
    }

    private mutating func append(_ cycle: Int, from start: Int64) {
        let work = self.uncheckedWork(before: start)
        let segment = Segment(start: start, work: work, cycle: cycle, base: self.cycles[cycle].work(before: start))
        // Of two that begin at once the first is empty.
        if let last = self.segments.last, last.start == start { self.segments.removeLast() }
        self.segments.append(segment)
    }

    private func uncheckedWork(before time: Int64) -> Int64 {
        let segment = self.segments[self.lastSegment { $0.start <= time }]
        return segment.work + self.cycles[segment.cycle].work(before: time) - segment.base
    }

    /// The last segment for which something holds; it holds for all before it, and the first is taken for none.
    private func lastSegment(where holds: (Segment) -> Bool) -> Int {
        var (low, high) = (0, self.segments.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if holds(self.segments[middle]) { low = middle } else { high = middle }
        }
        return low
    }

    /// Seconds of working time before a moment.
    package func work(before time: UnixTime) -> Int64 { self.work(before: time.seconds) }

    func work(before time: Int64) -> Int64 {
        let (first, last) = (ScheduleLimits.earliest.seconds, ScheduleLimits.latest.seconds)
        return self.uncheckedWork(before: min(max(time, first), last))
    }

    /// The most working time behind which further work can begin at a moment or before it.
    ///
    /// While nothing is done, work that is all done by then begins later: of what can begin by then a second is left.
    func work(startingBy time: Int64) -> Int64 {
        let work = self.work(before: time)
        return self.start(of: work) <= time ? work : work - 1
    }

    /// The first moment before which so much working time lies: the end of work.
    func end(of work: Int64) -> Int64 {
        let work = min(max(work, self.least), self.most)
        let segment = self.segments[self.lastSegment { $0.work < work }]
        return self.cycles[segment.cycle].end(of: work - segment.work + segment.base)
    }

    /// The last moment before which no more working time lies: the beginning of further work.
    func start(of work: Int64) -> Int64 {
        let work = min(max(work, self.least), self.most)
        let segment = self.segments[self.lastSegment { $0.work <= work }]
        return self.cycles[segment.cycle].start(of: work - segment.work + segment.base)
    }

    /// The moment at which work ends that begins at a moment and takes so many seconds; of none, the moment itself.
    package func adding(_ seconds: Int64, to time: UnixTime) -> UnixTime {
        seconds == 0 ? time : UnixTime(seconds: self.shifted(time.seconds, by: seconds))
    }

    /// Seconds of working time from one moment to another.
    package func seconds(from start: UnixTime, to finish: UnixTime) -> Int64 {
        self.work(before: finish) - self.work(before: start)
    }

    /// The moment that lies a lag behind another one.
    func shifted(_ time: Int64, by lag: Int64) -> Int64 {
        lag == 0 ? time : self.end(of: self.work(before: time) + lag)
    }

    /// The last moment that, with the lag, does not lie behind another one.
    func shiftedBack(_ time: Int64, by lag: Int64) -> Int64 {
        lag == 0 ? time : self.start(of: self.work(before: time) - lag)
    }
}

/// Working times that come again and again.
private struct WorkCycle: Sendable {
    let length: Int64
    let origin: Int64
    /// Working time of one round.
    let total: Int64
    private let starts: [Int64]
    /// The working time of a round before each start, and that of the whole.
    private let sums: [Int64]

    init(length: Int64, origin: Int64, periods: [WorkCalendar.Period]) {
        var sums: [Int64] = [0]
        for period in periods { sums.append(sums[sums.count - 1] + period.end - period.start) }
        self.length = length
        self.origin = origin
        self.starts = periods.map(\.start)
        self.sums = sums
        self.total = sums[sums.count - 1]
    }

    func work(before time: Int64) -> Int64 {
        let (rounds, rest) = Self.divide(time - self.origin, by: self.length)
        guard let index = self.last({ self.starts[$0] <= rest }) else { return rounds * self.total }
        let within = min(rest - self.starts[index], self.sums[index + 1] - self.sums[index])
        return rounds * self.total + self.sums[index] + within
    }

    func end(of work: Int64) -> Int64 {
        guard self.total > 0 else { return self.origin }
        // What is left of a round is at least a second: at the end of one it is the round itself.
        let (rounds, before) = Self.divide(work - 1, by: self.total)
        let rest = before + 1
        let index = self.last { self.sums[$0] < rest } ?? 0
        return self.origin + rounds * self.length + self.starts[index] + rest - self.sums[index]
    }

    func start(of work: Int64) -> Int64 {
        guard self.total > 0 else { return self.origin }
        let (rounds, rest) = Self.divide(work, by: self.total)
        let index = self.last { self.sums[$0] <= rest } ?? 0
        return self.origin + rounds * self.length + self.starts[index] + rest - self.sums[index]
    }

    /// The last period for which something holds that holds for all before it.
    private func last(_ holds: (Int) -> Bool) -> Int? {
        var (low, high) = (-1, self.starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if holds(middle) { low = middle } else { high = middle }
        }
        return low < 0 ? nil : low
    }

    /// Division that rounds down, so that the rest is not negative.
    private static func divide(_ value: Int64, by divisor: Int64) -> (Int64, Int64) {
        let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
    }
}

/// Exceptions put into an order in which no two overlap.
private enum ExceptionalDays {
    /// The days in a row that have the same working times; of exceptions that overlap, the later in the list counts.
    static func runs(of exceptions: [WorkCalendar.Exception]) -> [WorkCalendar.Exception] {
        let bounds = Set(exceptions.flatMap { [$0.firstDay, $0.lastDay + 1] }).sorted()
        guard bounds.count > 1 else { return [] }
        // Of 2,000 exceptions there are at most 4,000 pieces, each the last one's that covers it.
        var owners = [Int](repeating: -1, count: bounds.count - 1)
        let places = Dictionary(uniqueKeysWithValues: bounds.enumerated().map { ($1, $0) })
        for (number, exception) in exceptions.enumerated() {
            guard let first = places[exception.firstDay], let end = places[exception.lastDay + 1] else { continue }
            for piece in first..<end { owners[piece] = number }
        }
        return owners.indices.compactMap { piece in
            guard owners[piece] >= 0 else { return nil }
            var run = exceptions[owners[piece]]
            (run.firstDay, run.lastDay) = (bounds[piece], bounds[piece + 1] - 1)
            return run
        }
    }
}
