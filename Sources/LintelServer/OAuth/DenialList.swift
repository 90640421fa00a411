package import LintelPlatform
package import LintelTokens
import Synchronization

/// The denied tokens and grants, in memory: read on each use of a token, replaced when another node changes it.
package final class DenialList: Sendable {
    private let store: any GrantStore
    private let denied = Mutex<[Denial.Target: UnixTime]>([:])

    package init(store: any GrantStore) {
        self.store = store
    }

    /// Whether the token, or all of its grant, is denied at this time.
    package func denies(_ claims: AccessTokenClaims, at now: UnixTime) -> Bool {
        self.denied.withLock { denied in
            guard !denied.isEmpty else { return false }
            if let end = denied[.token(claims.tokenID)], now < end { return true }
            if let grant = claims.grantID, let end = denied[.grant(grant)], now < end { return true }
            return false
        }
    }

    /// Reads the list anew; called when the change feed's `denials` number moves.
    ///
    /// What is known stays until it ends: of two readings at once the slower one may be the older one.
    package func reload(at now: UnixTime) async throws {
        let rows = try await self.store.denials(at: now)
        let fresh = Dictionary(rows.map { ($0.target, $0.expiresAt) }, uniquingKeysWith: max)
        self.denied.withLock { denied in
            denied = denied.filter { now < $0.value }.merging(fresh, uniquingKeysWith: max)
        }
    }
}
