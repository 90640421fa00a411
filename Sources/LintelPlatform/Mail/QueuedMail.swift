package import LintelTokens

/// What a ``MailID`` names.
package enum MailKind: Sendable {}

/// The id of a mail in the outbox; it is also the left half of the mail's Message-ID.
package typealias MailID = Identifier<MailKind>

/// A mail in the outbox.
package struct QueuedMail: Sendable, Hashable {
    package var id: MailID
    /// The message, encrypted: its text may hold a code that opens something.
    package var content: [UInt8]
    package var createdAt: UnixTime
    /// Nobody takes the mail before.
    package var nextAttemptAt: UnixTime
    /// How often somebody has taken it to send it.
    package var attempts: Int64
    /// From then on nobody tries to send it any more.
    package var expiresAt: UnixTime

    package init(
        id: MailID,
        content: [UInt8],
        createdAt: UnixTime,
        nextAttemptAt: UnixTime,
        attempts: Int64,
        expiresAt: UnixTime,
    ) {
        self.id = id
        self.content = content
        self.createdAt = createdAt
        self.nextAttemptAt = nextAttemptAt
        self.attempts = attempts
        self.expiresAt = expiresAt
    }
}
