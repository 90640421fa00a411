package import LintelTokens

/// Who belongs to the organisations of somebody, as far as they may know of each other.
package protocol ColleagueStore: Sendable {
    /// The people who share an organisation with somebody and have a text in their name or address, by address; services
    /// are left out.
    func colleagues(of subject: Subject, matching search: String, limit: Int) async throws -> [Colleague]

    /// Those of the users who share an organisation with somebody, services included, and the one who asks.
    func colleagues(of subject: Subject, among users: [UserID]) async throws -> [Colleague]
}

/// Somebody who shares an organisation with whoever asks.
package struct Colleague: Sendable, Hashable {
    package var principal: OrganisationPrincipal
    /// The first, by name, of the organisations that both belong to.
    package var organisationName: String?
    package var createdAt: UnixTime

    package init(principal: OrganisationPrincipal, organisationName: String?, createdAt: UnixTime) {
        self.principal = principal
        self.organisationName = organisationName
        self.createdAt = createdAt
    }
}
