import LintelTokens
import Testing

@testable import LintelClient

@Suite struct RenewalScheduleTests {
    typealias Schedule = RenewalSchedule<String>
    static let start = UnixTime(seconds: 1_000)

    private struct Failure: Error {}

    private func name(_ action: Schedule.Action) -> String {
        switch action {
        case .serve(let value): value
        case .start: "start"
        case .join: "join"
        case .refuse: "refuse"
        }
    }

    /// A schedule that holds `a`, to be renewed after 75 seconds and good for 100.
    private var holding: Schedule {
        var schedule = Schedule()
        _ = schedule.want(at: Self.start)
        schedule.finish(.init(value: "a", renewAt: Self.start + 75, expiresAt: Self.start + 100), at: Self.start)
        return schedule
    }

    @Test func letsOneFetchAndTheOthersWait() {
        var schedule = Schedule()
        #expect(self.name(schedule.want(at: Self.start)) == "start")
        #expect(self.name(schedule.want(at: Self.start)) == "join")
        schedule.finish(.init(value: "a"), at: Self.start)
        #expect(self.name(schedule.want(at: Self.start + 1_000_000)) == "a")
    }

    @Test func renewsBeforeTheEndAndServesTheOthersMeanwhile() {
        var schedule = self.holding
        #expect(self.name(schedule.want(at: Self.start + 74)) == "a")
        #expect(self.name(schedule.want(at: Self.start + 75)) == "start")
        #expect(self.name(schedule.want(at: Self.start + 76)) == "a")
        #expect(self.name(schedule.want(at: Self.start + 100)) == "join")
    }

    @Test func goesOnWithTheOldOneAfterAFailure() {
        var schedule = self.holding
        _ = schedule.want(at: Self.start + 80)
        schedule.fail(Failure(), pause: nil, at: Self.start + 80)
        #expect(schedule.fallback(at: Self.start + 80) { _ in false } == "a")
        #expect(self.name(schedule.want(at: Self.start + 80)) == "a")
        #expect(self.name(schedule.want(at: Self.start + 81)) == "start")
        #expect(schedule.fallback(at: Self.start + 100) { _ in false } == nil)
    }

    @Test func waitsLongerAfterEachFailure() {
        var schedule = Schedule()
        var now = Self.start
        for pause in [1, 2, 4, 8, 16, 32, 60, 60] as [Int64] {
            #expect(self.name(schedule.want(at: now)) == "start")
            schedule.fail(Failure(), pause: nil, at: now)
            #expect(self.name(schedule.want(at: now + (pause - 1))) == "refuse")
            now = now + pause
        }
        _ = schedule.want(at: now)
        schedule.finish(.init(value: "a", expiresAt: now + 1), at: now)
        now = now + 1
        _ = schedule.want(at: now)
        schedule.fail(Failure(), pause: nil, at: now)
        #expect(self.name(schedule.want(at: now + 1)) == "start")
    }

    @Test func waitsAsLongAsTheServerSays() {
        var schedule = Schedule()
        _ = schedule.want(at: Self.start)
        schedule.fail(Failure(), pause: 90, at: Self.start)
        #expect(self.name(schedule.want(at: Self.start + 89)) == "refuse")
        #expect(self.name(schedule.want(at: Self.start + 90)) == "start")
    }

    @Test func replacesWhatWasRefused() {
        var schedule = self.holding
        #expect(self.name(schedule.want(at: Self.start + 20, unless: { $0 == "a" })) == "start")
        #expect(self.name(schedule.want(at: Self.start + 20, unless: { $0 == "a" })) == "join")
        // Who can use it need not wait.
        #expect(self.name(schedule.want(at: Self.start + 20)) == "a")
        schedule.finish(.init(value: "b"), at: Self.start + 20)
        #expect(self.name(schedule.want(at: Self.start + 20, unless: { $0 == "a" })) == "b")
    }

    @Test func doesNotReplaceWhatIsNew() {
        var schedule = self.holding
        #expect(self.name(schedule.want(at: Self.start + 9, unless: { $0 == "a" })) == "a")
        #expect(self.name(schedule.want(at: Self.start + 10, unless: { $0 == "a" })) == "start")
    }

    @Test func replacesAtOnceWhatLayThere() {
        var schedule = Schedule()
        _ = schedule.want(at: Self.start)
        schedule.finish(.init(value: "a", expiresAt: Self.start + 100, isFresh: false), at: Self.start)
        #expect(self.name(schedule.want(at: Self.start)) == "a")
        #expect(self.name(schedule.want(at: Self.start, unless: { $0 == "a" })) == "start")
    }

    @Test func isNotKeptAwayByAClockThatWasSetBack() {
        var schedule = Schedule()
        _ = schedule.want(at: Self.start + 1_000_000)
        schedule.fail(Failure(), pause: 3_600, at: Self.start + 1_000_000)
        #expect(self.name(schedule.want(at: Self.start)) == "start")
    }
}
