import Synchronization

/// Where a ``StoredToken`` is kept: a file, the keychain of a system, a secret store.
public protocol TokenStorage: Sendable {
    /// What is stored; nil when nothing is.
    func read() async throws -> StoredToken?

    /// Changes what is stored.
    ///
    /// While `change` runs no other change of the same token does, in this process or another that shares it: a refresh
    /// token is good once, and two that use it end each other's sign-in. What `change` returns is stored for good before
    /// this returns, nil removes it; when it throws, everything stays as it was. A change that does not return what it
    /// was given is written even when the waiting task is cancelled meanwhile.
    ///
    /// - Parameter change: Gets what is stored now, not what was read earlier.
    /// - Returns: What is stored afterwards.
    @discardableResult
    func update(_ change: @Sendable (StoredToken?) async throws -> StoredToken?) async throws -> StoredToken?
}

/// Keeps a token for as long as the process runs: for tests, and for programs that sign in each time.
public final class MemoryTokenStorage: TokenStorage {
    private let token: Mutex<StoredToken?>
    private let turn = AsyncTurn()

    /// - Parameter token: What is stored at first.
    public init(_ token: StoredToken? = nil) {
        self.token = Mutex(token)
    }

    /// What is stored; nil when nothing is.
    public func read() async throws -> StoredToken? { self.token.withLock { $0 } }

    /// Changes what is stored, one change at a time.
    @discardableResult
    public func update(
        _ change: @Sendable (StoredToken?) async throws -> StoredToken?
    ) async throws -> StoredToken? {
        try await self.turn.take {
            let changed = try await change(self.token.withLock { $0 })
            self.token.withLock { $0 = changed }
            return changed
        }
    }
}
