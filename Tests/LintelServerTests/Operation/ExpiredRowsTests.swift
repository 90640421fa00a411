import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Logging
import Synchronization
import Testing

@Suite struct ExpiredRowsTests {
    /// Answers with prepared counts and keeps when it was asked.
    private final class ScriptedStore: MaintenanceStore {
        private let script: Mutex<[Int]>
        let times = Mutex<[Int64]>([])

        init(_ script: [Int]) {
            self.script = Mutex(script)
        }

        func removeExpired(at now: UnixTime, limit: Int) async throws -> Int {
            self.times.withLock { $0.append(now.seconds) }
            return self.script.withLock { $0.isEmpty ? 0 : $0.removeFirst() }
        }
    }

    private static func rows(_ store: ScriptedStore) -> ExpiredRows {
        ExpiredRows(store: store, clock: .fixed(UnixTime(seconds: 100)), logger: Logger(label: "test"))
    }

    @Test func removesBatchesUntilOneIsNotFull() async throws {
        let store = ScriptedStore([2_500, 500, 3, 0])
        try await Self.rows(store).remove(while: { true })
        #expect(store.times.withLock { $0 } == [100, 100, 100])
    }

    @Test func leavesTheRestToWhoeverGetsTheLease() async throws {
        let store = ScriptedStore([500, 500, 500])
        let turns = Mutex(2)
        try await Self.rows(store).remove(while: {
            turns.withLock { turns in
                turns -= 1
                return turns >= 0
            }
        })
        #expect(store.times.withLock { $0.count } == 2)
    }
}
