import LintelPlatform
import LintelStorage
import LintelTokens
import Logging
import Synchronization
import Testing

struct ExpiryServiceTests {
    /// Answers with prepared counts and keeps what it was asked.
    private final class ScriptedStore: MaintenanceStore {
        struct Failure: Error {}

        private let script: Mutex<[Int?]>
        let times = Mutex<[Int64]>([])

        init(_ script: [Int?]) {
            self.script = Mutex(script)
        }

        func removeExpired(at now: UnixTime, limit: Int) async throws -> Int {
            self.times.withLock { $0.append(now.seconds) }
            guard let count = self.script.withLock({ $0.isEmpty ? 0 : $0.removeFirst() }) else { throw Failure() }
            return count
        }
    }

    /// Runs the service for so many turns; the clock moves with each sleep.
    private func run(_ store: ScriptedStore, turns: Int64) async throws {
        let clock = Mutex<Int64>(100)
        let service = ExpiryService(
            store: store,
            interval: .seconds(60),
            logger: Logger(label: "test"),
            now: { UnixTime(seconds: clock.withLock { $0 }) },
            sleep: { interval in
                let now = clock.withLock { now in
                    now += interval.components.seconds
                    return now
                }
                if now >= 100 + 60 * turns { throw CancellationError() }
            },
        )
        try await service.run()
    }

    @Test func removesBatchesUntilOneIsNotFullAndThenWaits() async throws {
        let store = ScriptedStore([2_500, 500, 3, 0])
        try await self.run(store, turns: 2)
        #expect(store.times.withLock { $0 } == [100, 100, 100, 160])
    }

    @Test func triesAgainAfterAFailure() async throws {
        let store = ScriptedStore([nil, 1])
        try await self.run(store, turns: 2)
        #expect(store.times.withLock { $0 } == [100, 160])
    }
}
