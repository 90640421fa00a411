import LintelCodec
import LintelOAuth
package import LintelPlatform
import Synchronization

/// The web origins of all active SPA apps, from their redirect URIs.
package final class BrowserOrigins: Sendable {
    private let store: any AppStore
    private let origins = Mutex<Set<String>?>(nil)

    package init(store: any AppStore) {
        self.store = store
    }

    /// Whether a registered SPA runs at this origin; `null` never does.
    package func contains(_ origin: String) async throws -> Bool {
        if let origins = self.origins.withLock({ $0 }) { return origins.contains(origin) }
        // Read once after each change of the apps, not for each unknown origin.
        let apps = try await self.store.apps(owner: nil, limit: .max)
        let active = apps.filter { $0.client.type == .spa && !$0.client.isDisabled }
        let fresh = Set(active.flatMap(\.client.redirectURIs).compactMap { RedirectURI($0)?.origin })
        self.origins.withLock { $0 = fresh }
        return fresh.contains(origin)
    }

    /// Forgets the list; called when the change feed's `apps` number moves.
    package func invalidate() {
        self.origins.withLock { $0 = nil }
    }
}
