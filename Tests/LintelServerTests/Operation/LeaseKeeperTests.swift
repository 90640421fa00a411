import LintelServer
import LintelTesting
import LintelTokens
import Logging
import Synchronization
import Testing

@Suite struct LeaseKeeperTests {
    private let clock = ManualClock()
    private let store = LeaseStoreStub()

    private func keeper(
        _ holder: String,
        sleep: @escaping @Sendable (Duration) async throws -> Void = { _ in },
    ) -> LeaseKeeper {
        var quiet = Logger(label: "test")
        quiet.logLevel = .critical
        return LeaseKeeper(store: self.store, holder: holder, clock: self.clock.wallClock, logger: quiet, sleep: sleep)
    }

    @Test func oneOfTwoNodesHoldsIt() async throws {
        let (first, second) = (self.keeper("a"), self.keeper("b"))
        #expect(!first.isHeld)
        for _ in 0..<20 {
            try await first.renew()
            try await second.renew()
            #expect(first.isHeld)
            #expect(!second.isHeld)
            self.clock.advance(by: 3)
        }
    }

    @Test func movesWithinFifteenSecondsWhenANodeDies() async throws {
        let (first, second) = (self.keeper("a"), self.keeper("b"))
        try await first.renew()
        // The first is killed; the second asks every three seconds, a second of looking not counted.
        var seconds: Int64 = 0
        while !second.isHeld {
            self.clock.advance(by: 3)
            seconds += 3
            try await second.renew()
            // Never both: the dead node would not rely on it either.
            #expect(!(first.isHeld && second.isHeld))
        }
        #expect(seconds + 1 <= 15)
        try await first.renew()
        #expect(!first.isHeld)
    }

    @Test func movesAtOnceWhenANodeStops() async throws {
        let (first, second) = (self.keeper("a"), self.keeper("b"))
        try await first.renew()
        try await first.release()
        #expect(!first.isHeld)
        try await second.renew()
        #expect(second.isHeld)
    }

    @Test func isReliedOnWithoutTheStoreUntilItEnds() async throws {
        let keeper = self.keeper("a")
        try await keeper.renew()
        self.store.isReachable.withLock { $0 = false }
        for _ in 0..<3 {
            self.clock.advance(by: 3)
            await #expect(throws: LeaseStoreStub.Unreachable.self) { try await keeper.renew() }
            #expect(keeper.isHeld)
        }
        self.clock.advance(by: 1)
        #expect(!keeper.isHeld)
    }

    @Test func asksEveryThreeSecondsAndGivesBackAtTheEnd() async throws {
        let (turns, turn) = AsyncStream.makeStream(of: Duration.self)
        let keeper = self.keeper("a") { interval in
            turn.yield(interval)
            // Until the service is stopped.
            try await Task.sleep(for: .seconds(3600))
        }
        let service = Task { try await keeper.run() }
        var seen = turns.makeAsyncIterator()
        #expect(await seen.next() == .seconds(3))
        #expect(keeper.isHeld)
        #expect(self.store.holders == ["a"])
        service.cancel()
        try await service.value
        #expect(!keeper.isHeld)
        #expect(self.store.holders.isEmpty)
    }
}
