package import LintelTokens

/// A browser that is signed in; the cookie carries the id and a keyed MAC, the row holds a hash of the id.
package struct Session: Sendable, Hashable {
    /// 16 random bytes.
    package var id: [UInt8]
    package var accountID: AccountID
    /// When the person last proved who they are (`auth_time`).
    package var authenticatedAt: UnixTime
    package var createdAt: UnixTime
    /// Moves with use, at most once a minute.
    package var lastSeenAt: UnixTime
    /// The absolute end, whatever the use.
    package var expiresAt: UnixTime

    package init(
        id: [UInt8],
        accountID: AccountID,
        authenticatedAt: UnixTime,
        createdAt: UnixTime,
        lastSeenAt: UnixTime,
        expiresAt: UnixTime,
    ) {
        self.id = id
        self.accountID = accountID
        self.authenticatedAt = authenticatedAt
        self.createdAt = createdAt
        self.lastSeenAt = lastSeenAt
        self.expiresAt = expiresAt
    }
}
