import LintelTokens
import Testing

@testable import LintelPlatform

/// Random schedules against a calculation that goes hour by hour and tries everything.
struct ScheduleCalculationPropertyTests {
    /// Early dates by pushing every task on until nothing moves any more, all in whole hours.
    private struct Reference {
        let scene: ScheduleScene
        /// Hours of working time before each hour, for each calendar: counted one by one.
        let counts: [WorkCalendarID: [Int64]]
        let moments: [WorkCalendarID: (first: [Int], last: [Int])]
        let numbers: [ScheduleTaskID: Int]
        let calendars: [WorkCalendarID]
        static let hours = 24 * 7 * 20

        init(_ scene: ScheduleScene) {
            self.scene = scene
            self.numbers = Dictionary(uniqueKeysWithValues: scene.tasks.enumerated().map { ($1.id, $0) })
            self.calendars = scene.tasks.map { $0.calendarID ?? ScheduleScene.standard }
            self.counts = Dictionary(
                uniqueKeysWithValues: scene.calendars.map { calendar in
                    var sums: [Int64] = [0]
                    for hour in 0..<Self.hours {
                        let periods = calendar.week[hour / 24 % 7]
                        let second = Int64(hour % 24) * 3_600
                        let works = periods.contains { $0.start <= second && second < $0.end }
                        sums.append(sums[hour] + (works ? 1 : 0))
                    }
                    return (calendar.id, sums)
                }
            )
            self.moments = self.counts.mapValues(Self.hours)
        }

        /// The first and the last hour before which so much has been done, for each calendar.
        private static func hours(_ counts: [Int64]) -> (first: [Int], last: [Int]) {
            var (first, last): ([Int], [Int]) = ([], [])
            for (hour, count) in counts.enumerated() {
                if first.count <= Int(count) {
                    first.append(hour)
                    last.append(hour)
                }
                last[Int(count)] = hour
            }
            return (first, last)
        }

        private func count(_ calendar: WorkCalendarID, _ hour: Int) -> Int64 {
            self.counts[calendar]?[min(max(hour, 0), Self.hours)] ?? 0
        }

        /// The first hour before which so much has been done.
        private func first(_ calendar: WorkCalendarID, _ work: Int64) -> Int {
            guard let hours = self.moments[calendar]?.first else { return 0 }
            return hours[min(max(Int(work), 0), hours.count - 1)]
        }

        /// The last hour before which no more has been done.
        private func last(_ calendar: WorkCalendarID, _ work: Int64) -> Int {
            guard let hours = self.moments[calendar]?.last else { return 0 }
            return hours[min(max(Int(work), 0), hours.count - 1)]
        }

        private func shifted(_ hour: Int, _ lag: Int64, _ calendar: WorkCalendarID) -> Int {
            lag == 0 ? hour : self.first(calendar, self.count(calendar, hour) + lag)
        }

        /// - Parameter delays: Hours of its own working time by which a task is held up.
        func early(delays: [Int: Int64] = [:]) -> [(start: Int, finish: Int)] {
            let tasks = self.scene.tasks
            var dates = tasks.map { _ in (start: 0, finish: 0) }
            func place(_ task: Int, from work: Int64) -> (start: Int, finish: Int) {
                let duration = tasks[task].plannedDuration / 3_600
                let start = self.last(self.calendars[task], work)
                return (start, duration == 0 ? start : self.first(self.calendars[task], work + duration))
            }
            var moved = true
            var works = tasks.indices.map { self.count(self.calendars[$0], 8) }
            while moved {
                moved = false
                for task in tasks.indices {
                    let calendar = self.calendars[task]
                    let duration = tasks[task].plannedDuration / 3_600
                    var work = self.count(calendar, 8)
                    for link in self.scene.links where link.successorID == tasks[task].id {
                        let from = dates[self.numbers[link.predecessorID] ?? 0]
                        let end = link.type.leavesFinish ? from.finish : from.start
                        let bound = self.shifted(end, link.lag / 3_600, link.calendarID ?? calendar)
                        work = max(work, self.count(calendar, bound) - (link.type.entersFinish ? duration : 0))
                    }
                    work += delays[task] ?? 0
                    let now = place(task, from: work)
                    if now != dates[task] || work != works[task] {
                        (dates[task], works[task]) = (now, work)
                        moved = true
                    }
                }
            }
            return dates
        }
    }

    /// A network of tasks whose links lead from earlier to later ones.
    private static func scene(_ seed: UInt64) -> ScheduleScene {
        var generator = SplitMix(state: seed)
        var scene = ScheduleScene()
        scene.calendars.append(
            WorkCalendar(
                id: WorkCalendarID("odd"),
                scheduleID: ScheduleScene.id,
                name: "Odd",
                week: (0..<7).map { $0 % 3 == 0 ? [.init(0, 3 * 3_600), .init(20 * 3_600, 86_400)] : [] },
            )
        )
        let count = Int.random(in: 2...9, using: &generator)
        for number in 0..<count {
            let calendar = scene.calendars.map(\.id).randomElement(using: &generator)
            scene.add("\(number)", hours: Int64.random(in: 0...14, using: &generator), calendar: calendar)
        }
        for to in 1..<count {
            for _ in 0..<Int.random(in: 0...2, using: &generator) {
                let type = TaskLink.LinkType.allCases.randomElement(using: &generator) ?? .finishToStart
                let lag = Bool.random(using: &generator) ? 0 : Int64.random(in: -6...9, using: &generator)
                let calendar = Bool.random(using: &generator) ? nil : ScheduleScene.always
                scene.link("\(Int.random(in: 0..<to, using: &generator))", "\(to)", type, lag: lag, calendar: calendar)
            }
        }
        return scene
    }

    private static func hour(_ time: UnixTime) -> Int { Int((time - ScheduleScene.monday) / 3_600) }

    @Test(arguments: 0..<100) func findsTheEarlyDatesThatPushingFinds(_ seed: UInt64) throws {
        let scene = Self.scene(seed)
        let dates = try ScheduleCalculation(scene.network, at: ScheduleScene.monday).dates
        for (found, expected) in zip(dates, Reference(scene).early()) {
            #expect(Self.hour(found.earlyStart) == expected.start)
            #expect(Self.hour(found.earlyFinish) == expected.finish)
        }
    }

    /// The total float is how long a task can be held up before the whole is later; the free float, before any other is.
    @Test(arguments: 0..<60) func findsTheFloatsThatHoldingTasksUpFinds(_ seed: UInt64) throws {
        let scene = Self.scene(seed)
        let reference = Reference(scene)
        let early = reference.early()
        let dates = try ScheduleCalculation(scene.network, at: ScheduleScene.monday).dates
        let end = early.map(\.finish).max() ?? 0
        for task in scene.tasks.indices {
            let total = dates[task].totalFloat / 3_600
            let held = reference.early(delays: [task: total])
            #expect(held.allSatisfy { $0.finish <= end }, "task \(task) cannot be held up by \(total)")
            let tooLong = reference.early(delays: [task: total + 1])
            #expect(tooLong.contains { $0.finish > end }, "task \(task) can be held up by more than \(total)")
            let free = dates[task].freeFloat / 3_600
            #expect(free <= total)
            let freely = reference.early(delays: [task: free])
            for other in scene.tasks.indices where other != task {
                #expect(freely[other] == early[other], "task \(other) is later when \(task) is held up by \(free)")
            }
        }
    }

    @Test func givesTheSameWhateverTheOrder() throws {
        for seed in 200..<220 as Range<UInt64> {
            var scene = Self.scene(seed)
            let before = try scene.calculated()
            scene.tasks.reverse()
            scene.links.reverse()
            #expect(try scene.calculated() == before)
        }
    }
}
