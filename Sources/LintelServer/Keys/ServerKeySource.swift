import LintelGuard
import LintelOAuth
package import LintelPlatform
package import LintelTokens

/// The keys of this installation for whoever verifies its tokens here: from memory, and read anew from the store when
/// a token names an unknown one.
///
/// A successor is in memory long before it signs. The first key of an algorithm, made by a node with changed settings,
/// signs at once, and its tokens may come here before the notice does. Anybody can make names up: whatever comes, the
/// store is asked once a second.
package struct ServerKeySource: KeySource {
    private let current: CurrentKeys
    private let newest: KeySetCache

    /// - Parameter reload: Reads the key ring anew and puts it in force.
    package init(_ current: CurrentKeys, clock: WallClock, reload: @escaping @Sendable () async throws -> Void) {
        self.current = current
        self.newest = KeySetCache(limits: KeySetLimits(refetchSeconds: 1), clock: { clock.now() }) {
            try await reload()
            return current.value.document
        }
    }

    package func keys() async throws -> JSONWebKeySet { self.current.value.keySet }

    /// The keys after a look into the store; those of memory while it does not answer.
    package func refreshed(missing id: KeyID) async throws -> JSONWebKeySet {
        _ = try? await self.newest.refreshed(missing: id)
        return self.current.value.keySet
    }
}
