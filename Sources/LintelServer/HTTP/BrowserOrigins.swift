import LintelCodec
import LintelOAuth
package import LintelPlatform
import Synchronization

/// The web origins of all active SPA apps, from their redirect URIs.
package final class BrowserOrigins: Sendable {
    private let store: any AppStore
    private let changes: any ChangeFeed
    private let state = Mutex(State())

    private struct State {
        var list: List?
        /// Grows with each invalidation: what was read before it is not kept.
        var epoch: UInt64 = 0
    }

    private struct List {
        var origins: Set<String>
        /// The feed's number of the apps when the list was read.
        var version: Int64
    }

    package init(store: any AppStore, changes: any ChangeFeed) {
        self.store = store
        self.changes = changes
    }

    /// Whether a registered SPA runs at this origin; `null` never does.
    package func contains(_ origin: String) async throws -> Bool {
        if let list = self.state.withLock({ $0.list }) {
            if list.origins.contains(origin) { return true }
            // A new app's origin counts at once, whichever node it was registered on: one small read tells, and only
            // after a change all apps are read. A database that does not answer leaves what is known.
            guard let version = try? await self.version(), version != list.version else { return false }
        }
        return try await self.read().contains(origin)
    }

    /// Forgets the list; called when the change feed's `apps` number moves.
    package func invalidate() {
        self.state.withLock { state in
            state.list = nil
            state.epoch += 1
        }
    }

    private func read() async throws -> Set<String> {
        let epoch = self.state.withLock { $0.epoch }
        // First: an app that comes in between makes the number old, not the list.
        let version = try await self.version()
        let apps = try await self.store.apps(owner: nil, limit: .max)
        let active = apps.filter { $0.client.type == .spa && !$0.client.isDisabled }
        let origins = Set(active.flatMap(\.client.redirectURIs).compactMap { RedirectURI($0)?.origin })
        self.state.withLock { state in
            if state.epoch == epoch { state.list = List(origins: origins, version: version) }
        }
        return origins
    }

    private func version() async throws -> Int64 {
        try await self.changes.versions()[.apps] ?? 0
    }
}
