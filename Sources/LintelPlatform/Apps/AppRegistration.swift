import LintelOAuth
package import LintelTokens

/// A checked registration: the app to store and the secret to show once.
package struct AppRegistration: Sendable {
    package let app: App
    /// The first secret of a Web or Service app; lost when this value is.
    package let secret: ClientSecret?
    /// The key of the service identity's address, for ``AppStore/create(_:clientEmailKey:)``.
    package let clientEmailKey: EmailKey?

    /// Checks a request and makes the app of it.
    ///
    /// - Throws: ``PlatformError`` naming the field that is at fault.
    package init(
        _ request: NewApp,
        catalogue: Catalogue,
        clientEmails: ReservedDomain,
        random: RandomSource,
        at now: UnixTime,
    ) throws(PlatformError) {
        let type = request.type
        let name = try AppName(request.name, for: type)
        try RedirectURIRule(for: type).check(request.redirectURIs)
        try RedirectURIRule(for: type, use: .signOut).check(request.postLogoutRedirectURIs)
        try ScopeRule(for: type, in: catalogue).check(request.scopes)
        let proofKeyRule = request.proofKeyRule ?? .standard(for: type)
        try ProofKeyChoice.check(proofKeyRule, for: type)

        let id = ClientID.random(for: type, from: random)
        let clientEmail = type == .service ? clientEmails.clientEmail(for: id) : nil
        self.clientEmailKey = if let clientEmail { try EmailKey(clientEmail) } else { nil }
        let first = type.isConfidential ? NewSecret(label: Self.firstLabel, random: random, at: now) : nil
        self.secret = first?.secret
        let scopes = request.scopes.values.map { scope in
            let waits = !request.isByOperator && catalogue.api(forScope: scope)?.needsApproval == true
            return AppScope(
                scope: scope,
                state: waits ? .requested : .approved,
                requestedBy: request.owner.rawValue,
                requestedAt: now,
            )
        }
        self.app = App(
            client: RegisteredClient(
                id: id,
                type: type,
                name: name.text,
                organisationName: request.organisation?.name,
                redirectURIs: request.redirectURIs,
                postLogoutRedirectURIs: request.postLogoutRedirectURIs,
                scopes: ScopeSet(scopes.filter { $0.state == .approved }.map(\.scope)),
                withheldScopes: scopes.compactMap(\.withheld),
                proofKeyRule: proofKeyRule,
                secrets: first.map { [$0.registered] } ?? [],
            ),
            organisationID: request.organisation?.id,
            owners: [request.owner] + request.furtherOwners,
            scopes: scopes,
            secrets: first.map { [$0.shown] } ?? [],
            clientEmail: clientEmail,
            createdAt: now,
        )
    }

    private static let firstLabel = "first"
}
