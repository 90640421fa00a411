package import LintelTokens

/// When a mail that could not be sent is tried again, and for how long: a pure rule.
package enum MailSchedule {
    /// What is older than a day, a code or a link, is good for nobody.
    package static let lifetimeSeconds: Int64 = 86_400

    /// How long a mail is whoever's who has taken it; longer than an attempt may last.
    package static let takenSeconds: Int64 = 60

    /// Short at first, for a server that is being restarted or wants to see a second try (greylisting).
    private static let waits: [Int64] = [30, 120, 600]
    private static let longestWait: Int64 = 3_600

    /// The time of the next attempt; nil when the mail has expired by then and is to be given up.
    ///
    /// - Parameter attempts: How many there have been, at least 1.
    package static func next(after attempts: Int64, at now: UnixTime, expiresAt: UnixTime) -> UnixTime? {
        let index = Int(clamping: attempts - 1)
        let wait = Self.waits.indices.contains(index) ? Self.waits[index] : Self.longestWait
        return now + wait < expiresAt ? now + wait : nil
    }
}
