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
    /// What the browser called itself when the person signed in; see ``UserAgent/text(_:)``.
    package var userAgent: String?
    /// The network address of the sign-in.
    package var signInAddress: String?
    /// The network address of the last use.
    package var lastAddress: String?

    package init(
        id: [UInt8],
        accountID: AccountID,
        authenticatedAt: UnixTime,
        createdAt: UnixTime,
        lastSeenAt: UnixTime,
        expiresAt: UnixTime,
        userAgent: String? = nil,
        signInAddress: String? = nil,
        lastAddress: String? = nil,
    ) {
        self.id = id
        self.accountID = accountID
        self.authenticatedAt = authenticatedAt
        self.createdAt = createdAt
        self.lastSeenAt = lastSeenAt
        self.expiresAt = expiresAt
        self.userAgent = userAgent
        self.signInAddress = signInAddress
        self.lastAddress = lastAddress
    }
}
