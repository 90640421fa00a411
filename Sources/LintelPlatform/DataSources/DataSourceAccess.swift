package import LintelTokens

/// A data source as a call about it meets it: the caller's role, and whether the calling app is allowed.
package struct DataSourceAccess: Sendable, Hashable {
    package var source: DataSource
    package var organisationName: String
    /// Ids of the products that are switched on for the organisation.
    package var entitlements: [String]
    /// The caller's role; nil for those who have none.
    package var role: DataSourceRole?
    /// Whose list the app is on; nil for one that is on neither.
    package var allowance: ClientAllowance?

    package init(
        source: DataSource,
        organisationName: String,
        entitlements: [String],
        role: DataSourceRole?,
        allowance: ClientAllowance?,
    ) {
        self.source = source
        self.organisationName = organisationName
        self.entitlements = entitlements
        self.role = role
        self.allowance = allowance
    }
}

/// Which list lets an app call a data source.
package enum ClientAllowance: Sendable, Hashable {
    /// The data source's own.
    case dataSource
    /// That of its organisation, which is good for all of its data sources.
    case organisation
}

/// An app that is on a data source's list.
package struct AllowedClient: Sendable, Hashable {
    package var app: OrganisationApp
    package var allowedAt: UnixTime

    package init(app: OrganisationApp, allowedAt: UnixTime) {
        self.app = app
        self.allowedAt = allowedAt
    }
}

/// An app that has called a data source without being on a list, for those who may put it there.
package struct WaitingClient: Sendable, Hashable {
    package var app: OrganisationApp
    /// Whose app it is; nil for one that belongs to people alone.
    package var organisationName: String?
    package var firstCallAt: UnixTime
    package var lastCallAt: UnixTime
    package var calls: Int64

    package init(
        app: OrganisationApp,
        organisationName: String?,
        firstCallAt: UnixTime,
        lastCallAt: UnixTime,
        calls: Int64,
    ) {
        self.app = app
        self.organisationName = organisationName
        self.firstCallAt = firstCallAt
        self.lastCallAt = lastCallAt
        self.calls = calls
    }
}

/// Somebody who has a role in a data source.
package struct DataSourceUser: Sendable, Hashable {
    package var principal: OrganisationPrincipal
    package var role: DataSourceRole

    package init(principal: OrganisationPrincipal, role: DataSourceRole) {
        self.principal = principal
        self.role = role
    }
}
