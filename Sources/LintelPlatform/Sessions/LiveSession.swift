import LintelCodec
package import LintelTokens

/// A session as its account's owner sees it: nothing in it opens anything.
package struct LiveSession: Sendable, Hashable {
    /// SHA-256 of the session's id.
    package var reference: [UInt8]
    /// When the person signed in.
    package var authenticatedAt: UnixTime
    package var lastSeenAt: UnixTime
    package var userAgent: String?
    package var signInAddress: String?
    package var lastAddress: String?

    package init(
        reference: [UInt8],
        authenticatedAt: UnixTime,
        lastSeenAt: UnixTime,
        userAgent: String?,
        signInAddress: String?,
        lastAddress: String?,
    ) {
        self.reference = reference
        self.authenticatedAt = authenticatedAt
        self.lastSeenAt = lastSeenAt
        self.userAgent = userAgent
        self.signInAddress = signInAddress
        self.lastAddress = lastAddress
    }

    /// The reference as forms and addresses carry it.
    package var name: String { Base64URL.encode(self.reference) }

    /// The reference in a name; nil for what is none.
    package static func reference(named name: String) -> [UInt8]? {
        guard name.utf8.count == 43, let bytes = Base64URL.decode(name.utf8), bytes.count == 32 else { return nil }
        return bytes
    }
}
