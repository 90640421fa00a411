package import Hummingbird
package import LintelGuard
package import LintelPlatform

/// The routes of the resource APIs; each family is guarded like anybody's app.
package struct ResourceRoutes: Sendable {
    let settings: ResourceSettings
    let tokens: TokenGuard
    private let directory: AccessDirectory
    let stores: Stores
    let notes: RefusalNotes
    let content: ContentServices

    /// Puts the routes together.
    ///
    /// - Parameters:
    ///   - guard: Its verifier leaves the audience open: each endpoint asks for the audience of its API.
    ///   - notes: Gets to know each call that is refused.
    package init(
        settings: ResourceSettings,
        guard tokens: TokenGuard,
        directory: AccessDirectory,
        stores: Stores,
        notes: RefusalNotes,
        content: ContentServices,
    ) {
        self.settings = settings
        self.tokens = tokens
        self.directory = directory
        self.stores = stores
        self.notes = notes
        self.content = content
    }

    /// Adds every route to the router.
    package func add<Context: GuardedContext>(to router: some RouterMethods<Context>) {
        self.addDiscovery(to: router)
        self.addUsers(to: router)
        self.addFiles(to: router)
        self.addObjects(to: router)
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
            gate: self.gate(.discovery(self.settings.evo), api),
            settings: self.settings.evo,
            problems: body.problems,
            organisations: self.stores.organisations,
        )
        let group = router.group()
            .add(middleware: api.middleware(self.tokens, notes: self.notes, context: Context.self))
        // The clients call both prefixes, and both versions have one shape.
        for prefix in ["/evo", "/workspace/evo"] {
            for version in ["v1", "v2"] {
                group.get("\(prefix)/identity/\(version)/discovery") { request, context in
                    try await endpoint.answer(request, claims: context.claims, callID: context.callID)
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
            gate: self.gate(.currentUser(self.settings.iTwin), api),
            organisations: self.stores.organisations,
        )
        let group = router.group()
            .add(middleware: api.middleware(self.tokens, notes: self.notes, context: Context.self))
        group.get("/users/me") { _, context in
            try await endpoint.answer(claims: context.claims, callID: context.callID)
        }
    }

    func gate(_ action: GuardedAction, _ api: ResourceAPI) -> ActionGate {
        ActionGate(action, api: api, directory: self.directory, notes: self.notes)
    }
}
