import LintelTokens
import Testing

@testable import LintelPlatform

struct WorkingTimeTests {
    private static let hour: Int64 = 3_600

    /// Working time hour by hour, as anybody would count it.
    private struct Counted {
        let week: [[WorkCalendar.Period]]
        let exceptions: [WorkCalendar.Exception]

        func isWorking(_ hour: Int64) -> Bool {
            let seconds = hour * WorkingTimeTests.hour
            let day = seconds / 86_400
            let exception = self.exceptions.last { $0.firstDay <= day && day <= $0.lastDay }
            // Day 0 was a Thursday.
            let periods = exception?.periods ?? self.week[Int((day + 3) % 7)]
            return periods.contains { $0.start <= seconds % 86_400 && seconds % 86_400 < $0.end }
        }
    }

    private static func randomPeriods(_ generator: inout SplitMix) -> [WorkCalendar.Period] {
        var periods: [WorkCalendar.Period] = []
        var hour = Int64.random(in: 0...10, using: &generator)
        while hour < 24, Int.random(in: 0..<4, using: &generator) > 0 {
            let end = Int64.random(in: hour + 1...24, using: &generator)
            periods.append(.init(hour * Self.hour, end * Self.hour))
            hour = end + Int64.random(in: 1...6, using: &generator)
        }
        return periods
    }

    @Test(arguments: 0..<60) func countsAsSomebodyWouldHourByHour(_ seed: UInt64) {
        var generator = SplitMix(state: seed)
        var week = (0..<7).map { _ in Self.randomPeriods(&generator) }
        week[Int.random(in: 0..<7, using: &generator)] = [.init(8 * Self.hour, 12 * Self.hour)]
        let first: Int64 = 20_000
        let exceptions = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
            let day = first + Int64.random(in: 0...30, using: &generator)
            let periods = Self.randomPeriods(&generator)
            return WorkCalendar.Exception(
                from: day,
                to: day + Int64.random(in: 0...5, using: &generator),
                periods: periods
            )
        }
        let calendar = WorkingTime(week: week, exceptions: exceptions)
        let counted = Counted(week: week, exceptions: exceptions)
        let begin = first * 24 - 100
        let base = calendar.work(before: begin * Self.hour)
        var work = base
        // The last end of work and the moments from then on, while none is done.
        for hour in begin..<begin + 45 * 24 {
            let time = hour * Self.hour
            #expect(calendar.work(before: time) == work)
            if counted.isWorking(hour) {
                #expect(calendar.start(of: work) == time)
                #expect(calendar.end(of: work + Self.hour) == time + Self.hour)
                #expect(calendar.work(before: time + 1_800) == work + 1_800)
                #expect(calendar.start(of: work + 1_800) == time + 1_800)
                #expect(calendar.end(of: work + 1_800) == time + 1_800)
                work += Self.hour
            } else {
                #expect(calendar.work(before: time + 1_800) == work)
                if work > base { #expect(calendar.end(of: work) <= time) }
                #expect(calendar.start(of: work) > time)
            }
        }
    }

    @Test func addsOverNightsAndWeekends() {
        let calendar = WorkingTime(week: WorkCalendar.standardWeek, exceptions: [])
        let friday = ScheduleScene.at(4, 15)
        #expect(calendar.adding(2 * Self.hour, to: friday) == ScheduleScene.at(4, 17))
        #expect(calendar.adding(3 * Self.hour, to: friday) == ScheduleScene.at(7, 9))
        #expect(calendar.adding(-8 * Self.hour, to: ScheduleScene.at(7, 8)) == ScheduleScene.at(3, 17))
        #expect(calendar.adding(0, to: ScheduleScene.at(5, 3)) == ScheduleScene.at(5, 3))
    }

    @Test func staysWithinWhatThereIs() {
        let rare = WorkingTime(week: [[.init(0, 1)]] + Array(repeating: [], count: 6), exceptions: [])
        for time in [Int64.min, -1, 0, .max] {
            for work in [Int64.min, 0, .max] {
                #expect(rare.end(of: work) <= ScheduleLimits.latest.seconds)
                #expect(rare.start(of: work) >= ScheduleLimits.earliest.seconds - 7 * 86_400)
                #expect(rare.work(before: time) <= rare.work(before: Int64.max))
            }
        }
        // Days without end that have no work in them.
        let last = ScheduleLimits.latest.seconds / 86_400 - 1
        let free = WorkingTime(week: WorkCalendar.standardWeek, exceptions: [.init(from: 0, to: last)])
        #expect(free.seconds(from: UnixTime(seconds: 0), to: ScheduleLimits.latest) == 0)
    }

    @Test func refusesCalendarsInWhichNothingIsEverDone() throws {
        var calendar = WorkCalendar(id: WorkCalendarID("c"), scheduleID: ScheduleScene.id, name: "C")
        for week in [
            Array(repeating: [], count: 7), [], WorkCalendar.standardWeek + [[]],
            [[.init(5, 5)]] + Array(repeating: [], count: 6),
            [[.init(0, 10), .init(9, 20)]] + Array(repeating: [], count: 6),
            [[.init(0, 86_401)]] + Array(repeating: [], count: 6),
        ] as [[[WorkCalendar.Period]]] {
            calendar.week = week
            #expect(throws: PlatformError.self) { try calendar.checked() }
        }
        calendar.week = [[.init(10, 20), .init(0, 10)]] + Array(repeating: [], count: 6)
        #expect(try calendar.checked().week[0] == [.init(0, 20)])
        calendar.exceptions = [.init(from: 5, to: 4)]
        #expect(throws: PlatformError.self) { try calendar.checked() }
        calendar.exceptions = [.init(from: 5, to: .max)]
        #expect(throws: PlatformError.self) { try calendar.checked() }
    }
}

/// Numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        self.state &+= 0x9E37_79B9_7F4A_7C15
        var value = self.state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
