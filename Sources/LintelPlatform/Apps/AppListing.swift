import LintelOAuth
package import LintelTokens

/// Whose apps a list shows.
package struct AppVisibility: Sendable, Hashable {
    /// Sees the apps that it owns.
    package let account: AccountID
    /// All apps of these are seen.
    package let organisations: [OrganisationID]

    package init(account: AccountID, organisations: [OrganisationID]) {
        self.account = account
        self.organisations = organisations
    }

    /// The apps that somebody owns, and those of the organisations that they belong to and manage.
    ///
    /// An operator manages everything, but "my apps" are not all apps. Nil for actors that are no person.
    package init?(_ actor: Actor) {
        guard let account = actor.account else { return nil }
        self.init(
            account: account.id,
            organisations: actor.memberships.filter { $0.role != .member }.map(\.organisation.id),
        )
    }
}

/// A place in a list of apps, newest first: behind this app.
package struct AppCursor: Sendable, Hashable {
    package let createdAt: UnixTime
    package let id: ClientID

    package init(createdAt: UnixTime, id: ClientID) {
        self.createdAt = createdAt
        self.id = id
    }

    /// Behind this app.
    package init(_ app: App) {
        self.init(createdAt: app.createdAt, id: app.client.id)
    }

    /// Reads ``text``; nil when it is none.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 1)
        guard text.utf8.count <= 160, parts.count == 2, let seconds = Int64(parts[0]) else { return nil }
        self.init(createdAt: UnixTime(seconds: seconds), id: ClientID(String(parts[1])))
    }

    /// For a link to the next page.
    package var text: String { "\(self.createdAt.seconds).\(self.id.rawValue)" }
}
