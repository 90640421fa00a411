package import LintelTokens

/// What nobody else would look after if an account were gone.
package struct AccountHoldings: Sendable, Hashable {
    package struct App: Sendable, Hashable {
        package var id: ClientID
        package var name: String

        package init(id: ClientID, name: String) {
            self.id = id
            self.name = name
        }
    }

    package struct HeldOrganisation: Sendable, Hashable {
        package var id: OrganisationID
        package var name: String

        package init(id: OrganisationID, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// At most so many of each are named.
    package static let limit = 50

    /// Apps in use whose only enabled owner the account is.
    package var apps: [App]
    /// Organisations whose only enabled administrator the account is.
    package var organisations: [HeldOrganisation]

    package init(apps: [App] = [], organisations: [HeldOrganisation] = []) {
        self.apps = apps
        self.organisations = organisations
    }

    package var isEmpty: Bool { self.apps.isEmpty && self.organisations.isEmpty }
}

/// What came of switching an account off.
package enum AccountDeactivation: Sendable, Hashable {
    /// The account is off; so many sessions and refresh families have ended.
    case done(AccountRecovery)
    /// Nothing was changed: somebody else has to take these over first.
    case held(AccountHoldings)
    /// There is no enabled account of that id.
    case unknown
}
