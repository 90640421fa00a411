package import Hummingbird
package import LintelGuard
package import LintelPlatform

/// The routes of the resource APIs; each family is guarded like anybody's app.
package struct ResourceRoutes: Sendable {
    private let settings: ResourceSettings
    private let tokens: TokenGuard
    private let principals: PrincipalDirectory
    private let organisations: any OrganisationStore

    /// Puts the routes together.
    ///
    /// - Parameter guard: Its verifier leaves the audience open: each endpoint asks for the audience of its API.
    package init(
        settings: ResourceSettings,
        guard tokens: TokenGuard,
        principals: PrincipalDirectory,
        organisations: any OrganisationStore,
    ) {
        self.settings = settings
        self.tokens = tokens
        self.principals = principals
        self.organisations = organisations
    }

    /// Adds every route to the router.
    package func add<Context: GuardedContext>(to router: some RouterMethods<Context>) {
        self.addDiscovery(to: router)
        self.addUsers(to: router)
    }

    private func addDiscovery<Context: GuardedContext>(to router: some RouterMethods<Context>) {
        let body = EvoRefusalBody(problems: EvoProblems(base: self.settings.evo.problemBase, service: "identity"))
        let api = ResourceAPI(
            audience: self.settings.evo.audience,
            realm: "evo",
            missingScopeStatus: self.settings.evo.missingScopeStatus,
            body: body,
        )
        let endpoint = DiscoveryEndpoint(
            api: api,
            settings: self.settings.evo,
            problems: body.problems,
            directory: self.principals,
            organisations: self.organisations,
        )
        let group = router.group().add(middleware: api.middleware(self.tokens, context: Context.self))
        // The clients call both prefixes, and both versions have one shape.
        for prefix in ["/evo", "/workspace/evo"] {
            for version in ["v1", "v2"] {
                group.get("\(prefix)/identity/\(version)/discovery") { request, context in
                    try await endpoint.answer(request, claims: context.claims)
                }
            }
        }
    }

    private func addUsers<Context: GuardedContext>(to router: some RouterMethods<Context>) {
        let api = ResourceAPI(
            audience: self.settings.iTwin.audience,
            realm: "itwin-platform",
            missingScopeStatus: self.settings.iTwin.missingScopeStatus,
            body: ITwinRefusalBody(),
        )
        let endpoint = CurrentUserEndpoint(
            api: api,
            directory: self.principals,
            organisations: self.organisations,
        )
        let group = router.group().add(middleware: api.middleware(self.tokens, context: Context.self))
        group.get("/users/me") { _, context in
            try await endpoint.answer(claims: context.claims)
        }
    }
}
