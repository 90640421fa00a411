package import LintelTokens

/// When owners are reminded that a secret expires: 30, 7 and 1 days before, by a pure rule.
///
/// At each moment a secret is in at most one window, so that a server that was down sends the one reminder that fits and
/// not three.
package struct SecretReminderWindow: Sendable, Hashable {
    /// How many days before its end a secret's owners are told; the smallest first.
    package static let days: [Int64] = [1, 7, 30]

    /// The reminder that secrets in this window are due.
    package let days: Int64
    /// Secrets of the window expire after this time.
    package let after: UnixTime
    /// The latest time at which a secret of the window expires.
    package let until: UnixTime

    /// The windows at this moment.
    package static func all(at now: UnixTime) -> [SecretReminderWindow] {
        var windows: [SecretReminderWindow] = []
        var after = now
        for days in Self.days {
            let until = now + days * 86_400
            windows.append(SecretReminderWindow(days: days, after: after, until: until))
            after = until
        }
        return windows
    }

    /// Whether a secret is due the reminder.
    ///
    /// Who has made a secret for 30 days knows that it expires in 30 days: a secret gets only reminders of less time than
    /// it was given.
    ///
    /// - Parameter reminded: The days of the last reminder, if there was one.
    package func isDue(createdAt: UnixTime, expiresAt: UnixTime, reminded: Int64?) -> Bool {
        self.after < expiresAt && expiresAt <= self.until && expiresAt - createdAt > self.days * 86_400
            && reminded.map { $0 > self.days } ?? true
    }
}

/// A secret whose owners are to be reminded.
package struct ExpiringSecret: Sendable, Hashable {
    package var clientID: ClientID
    package var secretID: String

    package init(clientID: ClientID, secretID: String) {
        self.clientID = clientID
        self.secretID = secretID
    }
}
