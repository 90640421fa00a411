import LintelPlatform
import LintelTokens
import Synchronization
import Testing

@Suite struct ActivityRecorderTests {
    private static let now = UnixTime(seconds: 1_767_225_600)
    private static let app = ClientID("service-1")

    /// Keeps what it is given, or refuses.
    private final class Store: ActivityStore {
        private let state = Mutex<(isBroken: Bool, counts: [ActivityCount])>((false, []))

        var counts: [ActivityCount] { self.state.withLock { $0.counts } }

        func setBroken(_ isBroken: Bool) { self.state.withLock { $0.isBroken = isBroken } }

        func add(_ counts: [ActivityCount]) async throws {
            try self.state.withLock { state in
                if state.isBroken { throw PlatformError(.busy, "busy") }
                state.counts += counts
            }
        }

        func counts(of apps: [ClientID], on days: ClosedRange<Int64>) async throws -> [ActivityCount] { [] }
    }

    @Test func addsUpUntilItIsDrained() {
        let recorder = ActivityRecorder()
        for _ in 1...3 { recorder.count(.clientCredentials, of: Self.app, at: Self.now) }
        recorder.count(.refused, of: Self.app, at: Self.now)
        recorder.count(.refused, of: Self.app, at: Self.now + 86_400)
        let day = Self.now.day
        #expect(
            Set(recorder.drain()) == [
                ActivityCount(clientID: Self.app, day: day, outcome: .clientCredentials, count: 3),
                ActivityCount(clientID: Self.app, day: day, outcome: .refused, count: 1),
                ActivityCount(clientID: Self.app, day: day + 1, outcome: .refused, count: 1),
            ]
        )
        #expect(recorder.drain().isEmpty)
    }

    @Test func holdsNoMoreThanItsCapacity() {
        let recorder = ActivityRecorder(capacity: 2)
        for number in 1...5 { recorder.count(.refused, of: ClientID("app-\(number)"), at: Self.now) }
        recorder.count(.refused, of: ClientID("app-1"), at: Self.now)
        #expect(recorder.drain().map(\.count).sorted() == [1, 2])
    }

    @Test func losesNothingWhenTheStoreIsBusy() async throws {
        let recorder = ActivityRecorder()
        let store = Store()
        recorder.count(.refreshToken, of: Self.app, at: Self.now)
        store.setBroken(true)
        await #expect(throws: PlatformError.self) { try await recorder.flush(to: store) }
        recorder.count(.refreshToken, of: Self.app, at: Self.now)
        store.setBroken(false)
        try await recorder.flush(to: store)
        #expect(store.counts.map(\.count) == [2])
    }
}
