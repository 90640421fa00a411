package import LintelOAuth
package import LintelPlatform
import LintelServer
package import LintelTokens

extension TestServer {
    /// The password of every test account.
    package static let password = "correct horse battery staple"

    /// Adds an account that can sign in with ``password``.
    package func makeAccount(
        _ email: String = "ann@example.org",
        name: String = "Ann Example",
        isOperator: Bool = false,
    ) async throws -> Account {
        let registration = try AccountRegistration(
            email: email,
            name: name,
            password: Self.password,
            isOperator: isOperator,
            clientEmails: self.parts.reservedDomain,
            random: self.parts.random,
            at: self.clock.now,
        )
        var hash: String?
        if let password = registration.password { hash = try await self.parts.hashPool.hash(password) }
        try await self.parts.stores.accounts.create(registration.account, key: registration.key, passwordHash: hash)
        return registration.account
    }

    /// Adds an organisation with entitlements.
    package func makeOrganisation(_ name: String = "Example Ltd", entitlements: [String] = ["evo"]) async throws
        -> Organisation
    {
        let organisation = try OrganisationRegistration(
            name: name,
            entitlements: entitlements,
            catalogue: self.parts.catalogue,
            random: self.parts.random,
            at: self.clock.now,
        ).organisation
        try await self.parts.stores.organisations.create(organisation)
        return organisation
    }

    /// An app as its developer holds it.
    package struct RegisteredApp: Sendable {
        package var app: App
        package var secret: String?

        package var id: ClientID { self.app.client.id }
    }

    /// Adds an app with approved scopes.
    package func makeApp(
        _ type: ClientType,
        name: String = "Test app",
        owner: Account,
        organisation: Organisation? = nil,
        scopes: ScopeSet,
        redirectURIs: [String] = [],
        postLogoutRedirectURIs: [String] = [],
        proofKeyRule: ProofKeyRule? = nil,
    ) async throws -> RegisteredApp {
        let registration = try AppRegistration(
            NewApp(
                type: type,
                name: name,
                owner: owner.id,
                organisation: organisation,
                scopes: scopes,
                redirectURIs: redirectURIs,
                postLogoutRedirectURIs: postLogoutRedirectURIs,
                proofKeyRule: proofKeyRule,
                isByOperator: true,
            ),
            catalogue: self.parts.catalogue,
            clientEmails: self.parts.reservedDomain,
            random: self.parts.random,
            at: self.clock.now,
        )
        try await self.parts.stores.apps.create(registration.app, clientEmailKey: registration.clientEmailKey)
        return RegisteredApp(app: registration.app, secret: registration.secret?.text)
    }
}
