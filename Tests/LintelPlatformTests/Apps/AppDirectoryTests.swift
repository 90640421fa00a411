import LintelOAuth
import LintelPlatform
import LintelTokens
import Synchronization
import Testing

@Suite struct AppDirectoryTests {
    private static let id = ClientID("service-one")

    @Test func readsOnceThenAnswersFromMemory() async throws {
        let store = AppStoreStub([Self.app(Self.id)])
        let directory = AppDirectory(store: store)
        #expect(directory.cached(Self.id) == nil)
        #expect(try await directory.client(Self.id)?.name == "App")
        #expect(try await directory.app(Self.id)?.client.id == Self.id)
        #expect(directory.cached(Self.id)?.id == Self.id)
        #expect(store.lookups == 1)
    }

    @Test func newAppIsThereAtOnce() async throws {
        let store = AppStoreStub([])
        let directory = AppDirectory(store: store)
        #expect(try await directory.client(Self.id) == nil)
        store.put(Self.app(Self.id))
        #expect(try await directory.client(Self.id) != nil)
    }

    @Test func unknownIDsAreNotKept() async throws {
        let store = AppStoreStub([])
        let directory = AppDirectory(store: store)
        for _ in 0..<3 { #expect(try await directory.client(Self.id) == nil) }
        #expect(store.lookups == 3)
        #expect(try await directory.client(ClientID(String(repeating: "x", count: 129))) == nil)
        #expect(store.lookups == 3)
    }

    @Test func changeIsSeenAfterInvalidation() async throws {
        let store = AppStoreStub([Self.app(Self.id)])
        let directory = AppDirectory(store: store)
        _ = try await directory.client(Self.id)
        store.put(Self.app(Self.id, isDisabled: true))
        #expect(try await directory.client(Self.id)?.isDisabled == false)
        directory.invalidateAll()
        #expect(directory.cached(Self.id) == nil)
        #expect(try await directory.client(Self.id)?.isDisabled == true)
    }

    @Test func whatWasReadBeforeAnInvalidationIsNotKept() async throws {
        let directory = Mutex<AppDirectory?>(nil)
        let store = AppStoreStub([Self.app(Self.id)]) { _ in
            directory.withLock { $0 }?.invalidateAll()
        }
        let made = AppDirectory(store: store)
        directory.withLock { $0 = made }
        #expect(try await made.client(Self.id) != nil)
        #expect(made.cached(Self.id) == nil)
    }

    @Test func manyWhoAskAtOnceCostOneLookup() async throws {
        let store = AppStoreStub([Self.app(Self.id)]) { _ in await Task.yield() }
        let directory = AppDirectory(store: store)
        let found = try await withThrowingTaskGroup(of: RegisteredClient?.self) { group in
            for _ in 0..<100 { group.addTask { try await directory.client(Self.id) } }
            return try await group.reduce(0) { $0 + ($1 == nil ? 0 : 1) }
        }
        #expect(found == 100)
        #expect(store.lookups == 1)
    }

    @Test func boundsLookupsAtOneTime() async throws {
        let directory = Mutex<AppDirectory?>(nil)
        let refusal = Mutex<PlatformError?>(nil)
        let store = AppStoreStub([Self.app(Self.id)]) { id in
            guard id == Self.id else { return }
            do {
                _ = try await directory.withLock { $0 }?.client(ClientID("another"))
            } catch let error as PlatformError {
                refusal.withLock { $0 = error }
            }
        }
        let made = AppDirectory(store: store, maximumLoads: 1)
        directory.withLock { $0 = made }
        #expect(try await made.client(Self.id) != nil)
        #expect(refusal.withLock { $0?.code } == .busy)
        #expect(try await made.client(ClientID("another")) == nil)
    }

    @Test func startsEmptyWhenFull() async throws {
        let ids = (0..<3).map { ClientID("service-\($0)") }
        let directory = AppDirectory(store: AppStoreStub(ids.map { Self.app($0) }), capacity: 2)
        for id in ids { _ = try await directory.client(id) }
        #expect(ids.map { directory.cached($0) != nil } == [false, false, true])
    }

    @Test func failedLookupIsTriedAgain() async throws {
        struct Down: Error {}
        let isDown = Mutex(true)
        let store = AppStoreStub([Self.app(Self.id)]) { _ in
            if isDown.withLock({ $0 }) { throw Down() }
        }
        let directory = AppDirectory(store: store)
        await #expect(throws: Down.self) { try await directory.client(Self.id) }
        isDown.withLock { $0 = false }
        #expect(try await directory.client(Self.id) != nil)
    }

    private static func app(_ id: ClientID, isDisabled: Bool = false) -> App {
        App(
            client: RegisteredClient(id: id, type: .service, name: "App", isDisabled: isDisabled),
            owners: [],
            scopes: [],
            createdAt: UnixTime(seconds: 0),
        )
    }
}
