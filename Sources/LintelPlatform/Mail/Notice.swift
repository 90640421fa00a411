package import LintelTokens

/// A mail that tells of something that has happened: what, the facts, and where to look.
///
/// All such mails have one form, so that what a stranger has named stands in one place, is escaped there, and never
/// reaches a header.
package struct Notice: Sendable, Hashable {
    /// One line of our own words; no name that somebody has chosen, no secret, no code.
    package var subject: String
    /// A sentence or two of our own words.
    package var opening: String
    /// Names and values; values may come from anybody.
    package var facts: [Fact]
    /// Where the recipient can see or mend it.
    package var action: Action?
    /// What to do if it was not expected.
    package var closing: String?

    package struct Fact: Encodable, Sendable, Hashable {
        package var name: String
        package var value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package struct Action: Sendable, Hashable {
        package var label: String
        package var place: Place

        package init(_ label: String, _ place: Place) {
            self.label = label
            self.place = place
        }
    }

    /// A place of the site, as far as this library knows it.
    package enum Place: Sendable, Hashable {
        case app(ClientID)
        case appCredentials(ClientID)
        case organisation(OrganisationID)
        /// An organisation as operators see it.
        case operatedOrganisation(OrganisationID)
        /// The token opens the invitation: it only ever travels by mail.
        case invitation(token: String)
        case project(ProjectID)
        /// The token opens the invitation into a project: it only ever travels by mail.
        case projectInvitation(token: String)
        case approvals
        case security
        case recovery
    }

    package init(
        subject: String,
        opening: String,
        facts: [Fact] = [],
        action: Action? = nil,
        closing: String? = nil,
    ) {
        self.subject = subject
        self.opening = opening
        self.facts = facts
        self.action = action
        self.closing = closing
    }
}

/// Tells people by mail of something that has happened.
package protocol NoticeSender: Sendable {
    /// Puts a mail for each recipient into the outbox.
    ///
    /// What has happened has happened: an outbox that takes no more is logged, not thrown.
    func send(_ notice: Notice, to recipients: [String]) async
}
