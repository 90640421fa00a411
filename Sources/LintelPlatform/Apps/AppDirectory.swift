package import LintelOAuth
package import LintelTokens
import Synchronization

/// The apps that are in use, in memory: what each token request looks its client up in.
///
/// An app is read from the store when it is first asked for, so a new app works at once. A changed app is seen when
/// ``invalidateAll()`` is called, which the server does as soon as the change feed's `apps` number moves. Unknown ids
/// are not kept: an attacker who makes ids up fills no memory.
package final class AppDirectory: Sendable {
    /// Most client ids are 40 characters; a longer one than this is not looked for.
    package static let maximumIDLength = 128

    private let store: any AppStore
    private let capacity: Int
    private let maximumLoads: Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - capacity: How many apps are kept; the directory starts empty again when it is full.
    ///   - maximumLoads: How many ids may be read from the store at one time.
    package init(store: any AppStore, capacity: Int = 10_000, maximumLoads: Int = 256) {
        self.store = store
        self.capacity = capacity
        self.maximumLoads = maximumLoads
    }

    /// The client if its app is in memory, without waiting and without allocating.
    package func cached(_ id: ClientID) -> RegisteredClient? {
        self.state.withLock { $0.apps[id]?.client }
    }

    /// The client with this id, disabled ones included; nil when there is none.
    ///
    /// - Throws: ``PlatformError`` with code `busy` when too many ids are being read, or the store's error.
    package func client(_ id: ClientID) async throws -> RegisteredClient? {
        if let client = self.cached(id) { return client }
        return try await self.load(id)?.client
    }

    /// The app with this id, disabled ones included; nil when there is none.
    ///
    /// - Throws: ``PlatformError`` with code `busy` when too many ids are being read, or the store's error.
    package func app(_ id: ClientID) async throws -> App? {
        if let app = self.state.withLock({ $0.apps[id] }) { return app }
        return try await self.load(id)
    }

    /// Forgets every app; one that is being read from the store at this moment is not kept either.
    package func invalidateAll() {
        self.state.withLock { state in
            state.apps.removeAll(keepingCapacity: true)
            state.epoch += 1
        }
    }

    /// Reads an app once however many ask for it at the same time: the first reads, the others wait for its answer.
    private func load(_ id: ClientID) async throws -> App? {
        guard id.rawValue.utf8.count <= Self.maximumIDLength else { return nil }
        while true {
            switch self.begin(id) {
            case .found(let app):
                return app
            case .busy:
                throw PlatformError(.busy, "Too many unknown apps are being looked up. Try again in a moment.")
            case .lead(let epoch):
                let result: Result<App?, any Error>
                do {
                    result = .success(try await self.store.app(id))
                } catch {
                    result = .failure(error)
                }
                self.finish(id, with: result, epoch: epoch)
                return try result.get()
            case .follow:
                if case .answer(let app) = try await self.answer(for: id) { return app }
            }
        }
    }

    private func begin(_ id: ClientID) -> Step {
        self.state.withLock { state in
            if let app = state.apps[id] { return .found(app) }
            if state.loads[id] != nil { return .follow }
            guard state.loads.count < self.maximumLoads else { return .busy }
            state.loads[id] = []
            return .lead(epoch: state.epoch)
        }
    }

    private func finish(_ id: ClientID, with result: Result<App?, any Error>, epoch: UInt64) {
        let followers = self.state.withLock { state in
            if case .success(let app?) = result, state.epoch == epoch {
                if state.apps.count >= self.capacity { state.apps.removeAll(keepingCapacity: true) }
                state.apps[id] = app
            }
            return state.loads.removeValue(forKey: id) ?? []
        }
        for follower in followers {
            switch result {
            case .success(let app): follower.resume(returning: .answer(app))
            // The reader went away, not the store: a follower reads in its place.
            case .failure(is CancellationError): follower.resume(returning: .askAgain)
            case .failure(let error): follower.resume(throwing: error)
            }
        }
    }

    private func answer(for id: ClientID) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            let isWaiting = self.state.withLock { state in
                state.loads[id]?.append(continuation) != nil
            }
            if !isWaiting { continuation.resume(returning: .askAgain) }
        }
    }

    private struct State {
        var apps: [ClientID: App] = [:]
        /// Ids that are being read, each with those who wait for it.
        var loads: [ClientID: [CheckedContinuation<Answer, any Error>]] = [:]
        /// Grows with each invalidation: what was read before it is not kept.
        var epoch: UInt64 = 0
    }

    private enum Step {
        case found(App)
        case lead(epoch: UInt64)
        case follow
        case busy
    }

    private enum Answer {
        case answer(App?)
        case askAgain
    }
}
