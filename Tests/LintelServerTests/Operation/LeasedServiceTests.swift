import LintelServer
import LintelTesting
import LintelTokens
import Logging
import Synchronization
import Testing

@Suite struct LeasedServiceTests {
    private struct Failure: Error {}

    private let clock = ManualClock()

    /// Runs a service of one minute for two minutes, by a clock that moves with each sleep.
    ///
    /// - Parameter renewals: The seconds at which the node asks for the lease of ten seconds.
    /// - Returns: The seconds at which the work was done.
    private func run(renewals: Set<Int64>, failing: Bool = false) async throws -> [Int64] {
        let clock = self.clock
        let second = { @Sendable in clock.now - ManualClock.start }
        var quiet = Logger(label: "test")
        quiet.logLevel = .critical
        let keeper = LeaseKeeper(store: LeaseStoreStub(), holder: "a", clock: clock.wallClock, logger: quiet)
        let done = Mutex<[Int64]>([])
        if renewals.contains(0) { try await keeper.renew() }
        let service = LeasedService(
            "test",
            every: .seconds(60),
            lease: keeper,
            logger: quiet,
            sleep: { interval in
                for _ in 0..<interval.components.seconds {
                    clock.advance(by: 1)
                    if renewals.contains(second()) { try await keeper.renew() }
                }
                if second() >= 120 { throw CancellationError() }
            },
            work: {
                done.withLock { $0.append(second()) }
                if failing { throw Failure() }
            },
        )
        try await service.run()
        return done.withLock { $0 }
    }

    @Test func doesNothingWithoutTheLease() async throws {
        #expect(try await self.run(renewals: []).isEmpty)
    }

    @Test func beginsWithinASecondOfGettingIt() async throws {
        #expect(try await self.run(renewals: [7]) == [7])
    }

    @Test func waitsItsIntervalWhileTheLeaseIsHeld() async throws {
        #expect(try await self.run(renewals: Set(0...120)) == [0, 60])
    }

    @Test func stopsWhenTheLeaseHasEndedAndBeginsWhenItComesBack() async throws {
        // Held from 0 to 10: the turn after a minute finds it gone.
        #expect(try await self.run(renewals: [0, 65]) == [0, 65])
    }

    @Test func goesOnAfterAFailure() async throws {
        #expect(try await self.run(renewals: Set(0...120), failing: true) == [0, 60])
    }
}
