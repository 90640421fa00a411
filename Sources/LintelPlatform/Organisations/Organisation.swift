package import LintelTokens

/// A company: members with roles, and the products that are switched on for it.
package struct Organisation: Sendable, Hashable {
    package var id: OrganisationID
    package var name: String
    /// Ids of the catalogue's entitlements, such as `evo`.
    package var entitlements: [String]
    package var createdAt: UnixTime
    /// Grows when name or entitlements change; a lost update is refused by comparing it.
    package var version: Int64

    package init(
        id: OrganisationID,
        name: String,
        entitlements: [String],
        createdAt: UnixTime,
        version: Int64 = 1,
    ) {
        self.id = id
        self.name = name
        self.entitlements = entitlements
        self.createdAt = createdAt
        self.version = version
    }
}

/// What a member may do in an organisation.
package enum OrganisationRole: String, Sendable, Hashable, CaseIterable {
    case administrator
    case coAdministrator = "co-administrator"
    case member
}

/// A principal's place in an organisation.
package struct Membership: Sendable, Hashable {
    package var organisation: Organisation
    package var role: OrganisationRole

    package init(organisation: Organisation, role: OrganisationRole) {
        self.organisation = organisation
        self.role = role
    }
}
