package import LintelTokens

/// A person or service identity that is in the team of a project by itself, not through a group.
package struct ProjectMember: Sendable, Hashable {
    package var principal: OrganisationPrincipal
    /// The organisation that the principal belongs to; the first by name of several.
    package var organisationName: String?
    package var isOwner: Bool
    /// By name.
    package var roles: [ProjectRole]
    package var addedAt: UnixTime

    package init(
        principal: OrganisationPrincipal,
        organisationName: String?,
        isOwner: Bool,
        roles: [ProjectRole],
        addedAt: UnixTime,
    ) {
        self.principal = principal
        self.organisationName = organisationName
        self.isOwner = isOwner
        self.roles = roles
        self.addedAt = addedAt
    }

    package var subject: Subject { self.principal.subject }
}

/// Some of a team, and whether there are more behind them.
package struct ProjectTeamPage<Item: Sendable & Hashable>: Sendable, Hashable {
    package var items: [Item]
    package var hasMore: Bool

    /// - Parameter rows: One more than asked for when there are more.
    package init(_ rows: [Item], top: Int) {
        self.items = Array(rows.prefix(top))
        self.hasMore = rows.count > top
    }
}

/// Which members a list holds, by address.
package struct ProjectMemberQuery: Sendable, Hashable {
    /// In lower case; empty for everybody.
    package let search: String
    package let ownersOnly: Bool
    package let skip: Int
    package let top: Int

    /// - Parameter search: What a name or an address has in it; of a longer text the first 100 characters count.
    package init(search: String? = nil, ownersOnly: Bool = false, skip: Int = 0, top: Int = 50) {
        self.search = String((search ?? "").split(separator: " ").joined(separator: " ").prefix(100))
        self.ownersOnly = ownersOnly
        self.skip = min(max(skip, 0), ProjectLimits.members)
        self.top = min(max(top, 1), 1_000)
    }
}
