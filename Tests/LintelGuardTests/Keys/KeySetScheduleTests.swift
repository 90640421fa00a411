import Crypto
import LintelTokens
import Testing

@testable import LintelGuard

@Suite struct KeySetScheduleTests {
    private let now = TestIssuer.now
    private var schedule = KeySetSchedule(limits: KeySetLimits(maximumAgeSeconds: 600, refetchSeconds: 30))
    private let keys: JSONWebKeySet

    init() throws {
        self.keys = try TestIssuer().keySet()
    }

    /// The action's name, as actions hold key sets.
    private func name(_ action: KeySetSchedule.Action) -> String {
        switch action {
        case .serve: "serve"
        case .fetch: "fetch"
        case .join: "join"
        case .refuse: "refuse"
        }
    }

    @Test mutating func fetchesOnceForManyFirstCallers() {
        #expect(self.name(self.schedule.wantKeys(at: self.now)) == "fetch")
        #expect(self.name(self.schedule.wantKeys(at: self.now)) == "join")
        #expect(self.name(self.schedule.wantKey(KeyID("x"), at: self.now)) == "join")
        self.schedule.finish(self.keys, at: self.now)
        #expect(self.name(self.schedule.wantKeys(at: self.now)) == "serve")
    }

    @Test mutating func waitsASecondBeforeTheNextFirstAttempt() {
        _ = self.schedule.wantKeys(at: self.now)
        self.schedule.finish(nil, at: self.now)
        #expect(self.name(self.schedule.wantKeys(at: self.now)) == "refuse")
        #expect(self.name(self.schedule.wantKeys(at: self.now + 1)) == "fetch")
    }

    @Test mutating func fetchesAnewWhenTheSetIsOld() {
        self.prime()
        #expect(self.name(self.schedule.wantKeys(at: self.now + 599)) == "serve")
        #expect(self.name(self.schedule.wantKeys(at: self.now + 600)) == "fetch")
        // The others do not wait: they get the old set.
        #expect(self.name(self.schedule.wantKeys(at: self.now + 600)) == "serve")
    }

    @Test mutating func servesTheOldSetAfterAFailure() {
        self.prime()
        _ = self.schedule.wantKeys(at: self.now + 600)
        self.schedule.finish(nil, at: self.now + 601)
        #expect(self.name(self.schedule.wantKeys(at: self.now + 629)) == "serve")
        #expect(self.name(self.schedule.wantKeys(at: self.now + 630)) == "fetch")
    }

    @Test mutating func asksForUnknownKeysOncePerInterval() {
        self.prime()
        #expect(self.name(self.schedule.wantKey(KeyID("a"), at: self.now + 29)) == "serve")
        #expect(self.name(self.schedule.wantKey(KeyID("b"), at: self.now + 30)) == "fetch")
        #expect(self.name(self.schedule.wantKey(KeyID("c"), at: self.now + 30)) == "join")
        self.schedule.finish(self.keys, at: self.now + 31)
        #expect(self.name(self.schedule.wantKey(KeyID("d"), at: self.now + 59)) == "serve")
        #expect(self.name(self.schedule.wantKey(KeyID("e"), at: self.now + 60)) == "fetch")
    }

    @Test mutating func aClockSetBackDoesNotKeepTheSetForEver() {
        self.prime()
        #expect(self.name(self.schedule.wantKeys(at: self.now - 86_400)) == "fetch")
    }

    private mutating func prime() {
        _ = self.schedule.wantKeys(at: self.now)
        self.schedule.finish(self.keys, at: self.now)
    }
}
