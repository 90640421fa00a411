public import LintelTokens

/// Where a guard gets the issuer's public keys from.
public protocol KeySource: Sendable {
    /// The keys as they are known now; called for each request, so an answer from memory is expected.
    func keys() async throws -> JSONWebKeySet

    /// The keys after a token named one that ``keys()`` did not hold.
    ///
    /// Anybody can make up such a name: an implementation must bound how often it looks anew.
    func refreshed(missing id: KeyID) async throws -> JSONWebKeySet
}

/// A key set that never changes: for tests, and for keys that were handed over by hand.
public struct StaticKeySource: KeySource {
    private let set: JSONWebKeySet

    /// Always answers with these keys.
    public init(_ set: JSONWebKeySet) {
        self.set = set
    }

    /// The keys.
    public func keys() async throws -> JSONWebKeySet { self.set }
    /// The same keys: there are no newer ones.
    public func refreshed(missing id: KeyID) async throws -> JSONWebKeySet { self.set }
}

/// Keys that live in the same process: a closure hands out the newest set from memory.
public struct ClosureKeySource: KeySource {
    private let current: @Sendable () async throws -> JSONWebKeySet

    /// Asks `current` for each request; it must be cheap.
    public init(_ current: @escaping @Sendable () async throws -> JSONWebKeySet) {
        self.current = current
    }

    /// What the closure hands out.
    public func keys() async throws -> JSONWebKeySet { try await self.current() }
    /// What the closure hands out: it knows of no older set.
    public func refreshed(missing id: KeyID) async throws -> JSONWebKeySet { try await self.current() }
}
