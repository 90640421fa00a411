package import LintelTokens

/// Mails on their way out: the outbox of all nodes.
package protocol MailStore: Sendable {
    /// Adds a mail.
    ///
    /// - Parameter capacity: How many mails the outbox may hold. Nodes that add the last ones at the same moment may
    ///   exceed it by a few.
    /// - Throws: ``PlatformError`` with code `busy` when the outbox is full.
    func add(_ mail: QueuedMail, capacity: Int) async throws

    /// Takes the mail that is due longest, for whoever calls and nobody else until `end`: then it is due again.
    ///
    /// Expired mails are due as well, so that somebody notices that they were not sent.
    ///
    /// - Returns: The mail, with this attempt counted; nil when none is due, or when another node was quicker.
    func takeDue(at now: UnixTime, until end: UnixTime) async throws -> QueuedMail?

    /// Makes a mail that was taken due again at this time; nothing happens when it has been taken again since.
    ///
    /// - Parameter reason: Why it was not sent, in fixed words; at most 300 characters of it are kept.
    func postpone(_ mail: QueuedMail, to time: UnixTime, because reason: String?) async throws

    /// Removes a mail, because it was sent or will never be.
    func remove(_ id: MailID) async throws
}
