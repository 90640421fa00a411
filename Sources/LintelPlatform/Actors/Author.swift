package import LintelTokens

/// Who has made or changed something, as far as they are still known.
package struct Author: Sendable, Hashable {
    /// An account, a service identity, or `cli`.
    package var subject: Subject
    /// The person's or the app's name; nil when there is no such principal any more.
    package var name: String?
    /// The person's address or the client e-mail.
    package var email: String?

    package init(subject: Subject, name: String? = nil, email: String? = nil) {
        self.subject = subject
        self.name = name
        self.email = email
    }

    /// The id in the resource APIs.
    package var id: UserID { UserID(self.subject) }
}
