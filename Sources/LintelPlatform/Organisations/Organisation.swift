package import LintelTokens

/// A company: members with roles, and the products that are switched on for it.
package struct Organisation: Sendable, Hashable {
    package var id: OrganisationID
    package var name: String
    /// Ids of the catalogue's entitlements, such as `evo`.
    package var entitlements: [String]
    package var createdAt: UnixTime

    package init(id: OrganisationID, name: String, entitlements: [String], createdAt: UnixTime) {
        self.id = id
        self.name = name
        self.entitlements = entitlements
        self.createdAt = createdAt
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
