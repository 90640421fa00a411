package import Hummingbird
package import LintelPlatform

/// Every route of the accounts, the authorization server and the pages, on one screen.
package struct Routes {
    // By reference, and the endpoints made as they are routed: a value that held them all would hold hundreds of fields,
    // and the code that copies such a value is larger than all the pages.
    private let build: EndpointBuilder

    package init(_ parts: ServerParts, explainer: (any AccessExplainer)? = nil) {
        self.build = EndpointBuilder(parts, explainer: explainer)
    }

    package func add(to router: Router<LintelContext>) {
        let authorize = self.build.authorize
        let discovery = self.build.discovery
        let endSession = self.build.endSession
        let introspection = self.build.introspection
        let operation = self.build.operation
        let recovery = self.build.recovery
        let revocation = self.build.revocation
        let signIn = self.build.signIn
        let signUp = self.build.signUp
        let token = self.build.token
        let userinfo = self.build.userinfo

        router.get("/", use: operation.home)
        router.get("/errors", use: operation.errors)
        router.get("/assets/:name", use: operation.asset)
        router.get("/health", use: operation.health)
        router.get("/ready", use: operation.ready)
        router.get("/metrics", use: operation.exposition)

        router.get("/.well-known/openid-configuration", use: discovery.metadata)
        router.get("/.well-known/oauth-authorization-server", use: discovery.metadata)
        router.get("/.well-known/openid-configuration/jwks", use: discovery.keySet)

        router.get("/connect/authorize", use: authorize.authorize)
        router.post("/connect/authorize", use: authorize.authorize)
        router.get("/connect/authorize/continue", use: authorize.resume)
        router.post("/connect/token", use: token.token)
        router.post("/connect/introspect", use: introspection.introspect)
        router.post("/connect/revocation", use: revocation.revoke)
        router.get("/connect/endsession", use: endSession.endSession)
        router.post("/connect/endsession", use: endSession.endSession)
        router.group().add(middleware: self.build.userinfoGuard)
            .get("/connect/userinfo", use: userinfo.userinfo)
            .post("/connect/userinfo", use: userinfo.userinfo)

        router.get("/signin", use: signIn.emailPage)
        router.post("/signin", use: signIn.acceptEmail)
        router.get("/signin/password", use: signIn.passwordPage)
        router.post("/signin/password", use: signIn.acceptPassword)
        router.get("/sign-up", use: signUp.page)
        router.post("/sign-up", use: signUp.accept)
        router.get("/sign-up/code", use: signUp.codePage)
        router.post("/sign-up/code", use: signUp.acceptCode)
        router.post("/sign-up/resend", use: signUp.resend)
        router.get("/terms", use: signUp.terms)
        router.get("/recover", use: recovery.page)
        router.post("/recover", use: recovery.accept)
        router.get("/recover/code", use: recovery.codePage)
        router.post("/recover/code", use: recovery.acceptCode)
        router.post("/consent", use: authorize.consent)
        router.get("/signout", use: endSession.page)
        router.post("/signout", use: endSession.signOut)

        self.addPortal(to: router)
        DemoRoutes(self.build).add(to: router)
    }

    private func addPortal(to router: Router<LintelContext>) {
        AppsRoutes(self.build).add(to: router)
        OrganisationsRoutes(self.build).add(to: router)
        WorkspacesRoutes(self.build).add(to: router)
        DataSourcesRoutes(self.build).add(to: router)
        ProjectsRoutes(self.build).add(to: router)
        TeamsRoutes(self.build).add(to: router)
        ApprovalsRoutes(self.build).add(to: router)
        AccessRoutes(self.build).add(to: router)
        AuditRoutes(self.build).add(to: router)
        OperatorsRoutes(self.build).add(to: router)
        AccountRoutes(self.build).add(to: router)
        AdministrationRoutes(self.build).add(to: router)
    }
}
