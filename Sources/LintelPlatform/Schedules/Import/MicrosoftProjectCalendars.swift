import LintelTokens

/// The calendars of a Microsoft Project file, which may build on others.
struct MicrosoftProjectCalendars {
    /// A calendar as the file says it.
    private struct Source {
        var id: WorkCalendarID
        var name: String
        var base: Int64?
        /// The days that it says something of, from Monday on.
        var week: [Int: [WorkCalendar.Period]]
        var exceptions: [WorkCalendar.Exception]
    }

    private let scheduleID: ScheduleID
    private let newID: () -> String
    private var sources: [Int64: Source] = [:]
    private var order: [Int64] = []
    private var allTime: WorkCalendarID?
    private(set) var warnings: [String] = []
    /// The exceptions of the calendars that are whole.
    private var exceptionCount = 0

    /// Calendars have the exceptions of those they build on: without a bound, a small file would become a large schedule.
    private static let maximumExceptions = 50_000

    init(scheduleID: ScheduleID, newID: @escaping () -> String) {
        self.scheduleID = scheduleID
        self.newID = newID
    }

    /// Takes a calendar of the file.
    mutating func add(_ record: XMLRecord) throws(PlatformError) {
        guard let number = record.integer("UID"), self.sources[number] == nil else { return }
        // Those of single resources are left to their bases.
        guard record["IsBaseCalendar"] == nil || record.flag("IsBaseCalendar") || self.sources.count < 1_000 else {
            return
        }
        guard self.sources.count < ScheduleItemKind.calendar.limit - 1 else {
            throw PlatformError(.listFull, "The file has too many calendars.")
        }
        let name = record.line("Name")
        var source = Source(
            id: WorkCalendarID(self.newID()),
            name: name ?? "Calendar \(number)",
            base: record.integer("BaseCalendarUID").flatMap { $0 < 0 ? nil : $0 },
            week: [:],
            exceptions: [],
        )
        for day in record["WeekDays"]?.all("WeekDay") ?? [] { self.add(day, to: &source) }
        for exception in record["Exceptions"]?.all("Exception") ?? [] { self.add(exception: exception, to: &source) }
        if source.exceptions.count > WorkCalendar.maximumExceptions {
            source.exceptions.removeFirst(source.exceptions.count - WorkCalendar.maximumExceptions)
            self.warn("\(source.name): some exceptions are left out, as there are too many.")
        }
        self.sources[number] = source
        self.order.append(number)
    }

    private mutating func warn(_ sentence: String) {
        if self.warnings.count < ScheduleOperation.maximumWarnings { self.warnings.append(sentence) }
    }

    private mutating func add(_ day: XMLRecord, to source: inout Source) {
        let periods = self.periods(of: day)
        switch day.integer("DayType") {
        case .some(let type) where (1...7).contains(type):
            // 1 is Sunday.
            source.week[Int((type + 5) % 7)] = periods
        case 0:
            if let exception = Self.exception(day, nil, periods) { source.exceptions.append(exception) }
        default: break
        }
    }

    private mutating func add(exception record: XMLRecord, to source: inout Source) {
        let name = record.line("Name")
        let periods = self.periods(of: record)
        guard let exception = Self.exception(record, name, periods) else { return }
        // Type 1 is daily; of the others only some days between the two are meant.
        let isDaily = (record.integer("Type") ?? 1) == 1 && (record.integer("Period") ?? 1) <= 1
        guard isDaily || exception.firstDay == exception.lastDay else {
            self.warn("\(source.name): the exception \(name ?? "without a name") that comes again is left out.")
            return
        }
        source.exceptions.append(exception)
    }

    private static func exception(_ record: XMLRecord, _ name: String?, _ periods: [WorkCalendar.Period])
        -> WorkCalendar.Exception?
    {
        guard let time = record["TimePeriod"], let first = MicrosoftProjectTime.moment(time.text("FromDate")),
            let last = MicrosoftProjectTime.moment(time.text("ToDate")), first <= last
        else { return nil }
        let day = WorkCalendar.secondsOfDay
        return WorkCalendar.Exception(
            name: name,
            from: first.seconds / day,
            to: last.seconds / day,
            periods: periods,
        )
    }

    private func periods(of record: XMLRecord) -> [WorkCalendar.Period] {
        guard record.flag("DayWorking") else { return [] }
        return (record["WorkingTimes"]?.all("WorkingTime") ?? []).compactMap { time in
            guard let start = MicrosoftProjectTime.seconds(ofDay: time.text("FromTime")),
                let end = MicrosoftProjectTime.seconds(ofDay: time.text("ToTime"))
            else { return nil }
            // Midnight is the end of the day.
            return WorkCalendar.Period(start, end == 0 ? WorkCalendar.secondsOfDay : end)
        }
    }

    /// The id of a calendar of the file; nil for one that it does not have.
    func id(_ number: Int64?) -> WorkCalendarID? { number.flatMap { self.sources[$0]?.id } }

    /// The id of a calendar in which all time is working time.
    mutating func idOfAllTime() -> WorkCalendarID {
        let id = self.allTime ?? WorkCalendarID(self.newID())
        self.allTime = id
        return id
    }

    /// All calendars of the file, whole.
    ///
    /// - Throws: ``PlatformError`` with code `listFull`.
    mutating func calendars() throws(PlatformError) -> [WorkCalendar] {
        var calendars: [WorkCalendar] = []
        for source in self.order.compactMap({ self.sources[$0] }) { calendars.append(try self.calendar(source)) }
        if let id = self.allTime {
            calendars.append(
                WorkCalendar(id: id, scheduleID: self.scheduleID, name: "24 Hours", week: WorkCalendar.wholeWeek)
            )
        }
        return calendars
    }

    /// A calendar and those that it builds on; more than a few would be a circle.
    private func chain(of source: Source) -> [Source] {
        var chain = [source]
        while chain.count < 10, let base = chain[chain.count - 1].base.flatMap({ self.sources[$0] }) {
            chain.append(base)
        }
        return chain
    }

    private mutating func calendar(_ source: Source) throws(PlatformError) -> WorkCalendar {
        let chain = self.chain(of: source)
        self.exceptionCount += min(chain.reduce(0) { $0 + $1.exceptions.count }, WorkCalendar.maximumExceptions)
        guard self.exceptionCount <= Self.maximumExceptions else {
            throw PlatformError(.listFull, "The calendars have more than \(Self.maximumExceptions) exceptions in sum.")
        }
        var week: [[WorkCalendar.Period]?] = Array(repeating: nil, count: 7)
        var exceptions: [WorkCalendar.Exception] = []
        // What a calendar says goes before what its base does.
        for current in chain {
            for (day, periods) in current.week where week[day] == nil { week[day] = periods }
            exceptions = current.exceptions + exceptions
        }
        let whole = zip(week, WorkCalendar.standardWeek).map { $0 ?? $1 }
        let calendar = WorkCalendar(
            id: source.id,
            scheduleID: self.scheduleID,
            name: source.name,
            week: whole,
            exceptions: Array(exceptions.suffix(WorkCalendar.maximumExceptions)),
        )
        if let checked = try? calendar.checked() { return checked }
        self.warn("\(source.name): the working times cannot be used; those of a usual week stand instead.")
        return WorkCalendar(id: source.id, scheduleID: self.scheduleID, name: source.name)
    }
}
