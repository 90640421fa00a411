package import LintelTokens
import Synchronization

/// The accounts whose tokens are being looked at, in memory, for userinfo and introspection.
///
/// A changed account is seen when ``invalidateAll()`` is called, which the server does as soon as the change feed's
/// `accounts` number moves: within a second of the change, whoever made it. Sign-in, codes and refresh do not use it.
package final class AccountDirectory: Sendable {
    private let store: any AccountStore
    private let capacity: Int
    private let state = Mutex(State())

    private struct State {
        var accounts: [AccountID: Account] = [:]
        /// Grows with each invalidation: what was read before it is not kept.
        var epoch: UInt64 = 0
    }

    /// - Parameter capacity: How many accounts are kept; the directory starts empty again when it is full.
    package init(store: any AccountStore, capacity: Int = 10_000) {
        self.store = store
        self.capacity = capacity
    }

    /// The account with this id, disabled ones included; nil when there is none.
    package func account(_ id: AccountID) async throws -> Account? {
        let (known, epoch) = self.state.withLock { ($0.accounts[id], $0.epoch) }
        if let known { return known }
        guard let account = try await self.store.account(id) else { return nil }
        self.state.withLock { state in
            guard state.epoch == epoch else { return }
            if state.accounts.count >= self.capacity { state.accounts.removeAll(keepingCapacity: true) }
            state.accounts[id] = account
        }
        return account
    }

    /// Forgets every account.
    package func invalidateAll() {
        self.state.withLock { state in
            state.accounts.removeAll(keepingCapacity: true)
            state.epoch += 1
        }
    }
}
