package import LintelTokens

/// A calendar of a schedule: a lower-case UUID.
package typealias WorkCalendarID = Identifier<WorkCalendar>

/// When work is done: the working times of a week, and the days that differ from it.
package struct WorkCalendar: ScheduleItem {
    /// Working time within a day, in seconds from its beginning; the end may be that of the day.
    package struct Period: Sendable, Hashable {
        package var start: Int64
        package var end: Int64

        package init(_ start: Int64, _ end: Int64) {
            self.start = start
            self.end = end
        }
    }

    /// Days in a row that have working times of their own; without any they are free.
    package struct Exception: Sendable, Hashable {
        package var name: String?
        /// Days since 1970-01-01.
        package var firstDay: Int64
        package var lastDay: Int64
        package var periods: [Period]

        package init(name: String? = nil, from firstDay: Int64, to lastDay: Int64, periods: [Period] = []) {
            self.name = name
            self.firstDay = firstDay
            self.lastDay = lastDay
            self.periods = periods
        }
    }

    package var id: WorkCalendarID
    package var scheduleID: ScheduleID
    package var name: String
    /// The working times of the seven days from Monday on.
    package var week: [[Period]]
    /// Of those that overlap, the later in the list counts.
    package var exceptions: [Exception]
    package var version: Int64 = 0

    package static let kind = ScheduleItemKind.calendar
    package static let secondsOfDay: Int64 = 86_400
    package static let maximumPeriods = 24
    package static let maximumExceptions = 2_000

    /// Monday to Friday from 8 to 12 and from 13 to 17 o'clock.
    package static let standardWeek: [[Period]] =
        Array(repeating: [Period(28_800, 43_200), Period(46_800, 61_200)], count: 5) + [[], []]
    /// All the time.
    package static let wholeWeek: [[Period]] = Array(repeating: [Period(0, 86_400)], count: 7)

    package init(
        id: WorkCalendarID,
        scheduleID: ScheduleID,
        name: String,
        week: [[Period]] = Self.standardWeek,
        exceptions: [Exception] = [],
    ) {
        self.id = id
        self.scheduleID = scheduleID
        self.name = name
        self.week = week
        self.exceptions = exceptions
    }

    package static func store(in stores: ScheduleStores) -> any ScheduleItemStore<WorkCalendar> { stores.calendars }

    package func checked() throws(PlatformError) -> WorkCalendar {
        var calendar = self
        calendar.name = try ScheduleText.name(self.name, field: "name")
        guard self.week.count == 7 else { throw .schedule("A week has seven days.", field: "week") }
        calendar.week = []
        for day in self.week { calendar.week.append(try Self.checked(day, field: "week")) }
        // Nothing would ever be finished.
        guard calendar.week.contains(where: { !$0.isEmpty }) else {
            throw .schedule("A week needs some working time.", field: "week")
        }
        guard self.exceptions.count <= Self.maximumExceptions else {
            throw .schedule("A calendar has at most \(Self.maximumExceptions) exceptions.", field: "exceptions")
        }
        let days =
            ScheduleLimits.earliest.seconds / Self.secondsOfDay..<ScheduleLimits.latest.seconds / Self.secondsOfDay
        calendar.exceptions = []
        for var exception in self.exceptions {
            guard exception.firstDay <= exception.lastDay, days.contains(exception.firstDay),
                days.contains(exception.lastDay)
            else { throw .schedule("An exception has a first day and a last one behind it.", field: "exceptions") }
            exception.name = try ScheduleText.line(exception.name, field: "exceptions")
            exception.periods = try Self.checked(exception.periods, field: "exceptions")
            calendar.exceptions.append(exception)
        }
        return calendar
    }

    /// The working times of a day in order, with those that touch put together.
    private static func checked(_ day: [Period], field: String) throws(PlatformError) -> [Period] {
        guard day.count <= Self.maximumPeriods else {
            throw .schedule("A day has at most \(Self.maximumPeriods) working times.", field: field)
        }
        var periods: [Period] = []
        for period in day.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
            guard 0 <= period.start, period.start < period.end, period.end <= Self.secondsOfDay else {
                throw .schedule("A working time begins and ends within a day.", field: field)
            }
            if let last = periods.last, period.start <= last.end {
                guard period.start == last.end else {
                    throw .schedule("Working times of a day must not overlap.", field: field)
                }
                periods[periods.count - 1].end = period.end
            } else {
                periods.append(period)
            }
        }
        return periods
    }
}
