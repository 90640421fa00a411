package import LintelOAuth
package import LintelTokens

/// What somebody fills in to register an app for themselves; nothing of it is checked yet.
package struct AppRequest: Sendable, Hashable {
    package var type: ClientType
    package var name: String
    /// Nil: the app belongs to no organisation.
    package var organisationID: OrganisationID?
    package var scopes: [String]
    package var redirectURIs: [String]
    package var postLogoutRedirectURIs: [String]
    /// The e-mail addresses of those who own the app too.
    package var furtherOwners: [String]

    package init(
        type: ClientType,
        name: String,
        organisationID: OrganisationID? = nil,
        scopes: [String] = [],
        redirectURIs: [String] = [],
        postLogoutRedirectURIs: [String] = [],
        furtherOwners: [String] = [],
    ) {
        self.type = type
        self.name = name
        self.organisationID = organisationID
        self.scopes = scopes
        self.redirectURIs = redirectURIs
        self.postLogoutRedirectURIs = postLogoutRedirectURIs
        self.furtherOwners = furtherOwners
    }
}

/// What the rules say of a request.
package struct AppRequestCheck: Sendable {
    /// What is wrong, each with its field; empty when the app may be registered.
    package let errors: [PlatformError]
    /// The app that is asked for, as far as it could be made out.
    package let newApp: NewApp
    /// The owners, whoever registers first.
    package let owners: [Account]
}
