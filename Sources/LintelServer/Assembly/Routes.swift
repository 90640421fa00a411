package import Hummingbird
import LintelGuard
import LintelOAuth
package import LintelPlatform

/// Every route of the accounts, the authorization server and the pages, on one screen.
package struct Routes: Sendable {
    private let authorize: AuthorizeEndpoint
    private let discovery: DiscoveryEndpoint
    private let endSession: EndSessionEndpoint
    private let introspection: IntrospectionEndpoint
    private let operation: OperationEndpoint
    private let recovery: RecoveryEndpoint
    private let revocation: RevocationEndpoint
    private let signIn: SignInEndpoint
    private let signUp: SignUpEndpoint
    private let token: TokenEndpoint
    private let userinfo: UserinfoEndpoint
    private let userinfoGuard: GuardMiddleware<LintelContext>
    private let portal: PortalRoutes
    private let demo: DemoRoutes

    package init(_ parts: ServerParts, explainer: (any AccessExplainer)? = nil) {
        let build = EndpointBuilder(parts, explainer: explainer)
        self.authorize = build.authorize
        self.discovery = build.discovery
        self.endSession = build.endSession
        self.introspection = build.introspection
        self.operation = build.operation
        self.recovery = build.recovery
        self.revocation = build.revocation
        self.signIn = build.signIn
        self.signUp = build.signUp
        self.token = build.token
        self.userinfo = build.userinfo
        self.userinfoGuard = build.userinfoGuard
        self.portal = PortalRoutes(build)
        self.demo = DemoRoutes(build)
    }

    package func add(to router: Router<LintelContext>) {
        router.get("/", use: self.operation.home)
        router.get("/errors", use: self.operation.errors)
        router.get("/assets/:name", use: self.operation.asset)
        router.get("/health", use: self.operation.health)
        router.get("/ready", use: self.operation.ready)
        router.get("/metrics", use: self.operation.exposition)

        router.get("/.well-known/openid-configuration", use: self.discovery.metadata)
        router.get("/.well-known/oauth-authorization-server", use: self.discovery.metadata)
        router.get("/.well-known/openid-configuration/jwks", use: self.discovery.keySet)

        router.get("/connect/authorize", use: self.authorize.authorize)
        router.post("/connect/authorize", use: self.authorize.authorize)
        router.get("/connect/authorize/continue", use: self.authorize.resume)
        router.post("/connect/token", use: self.token.token)
        router.post("/connect/introspect", use: self.introspection.introspect)
        router.post("/connect/revocation", use: self.revocation.revoke)
        router.get("/connect/endsession", use: self.endSession.endSession)
        router.post("/connect/endsession", use: self.endSession.endSession)
        router.group().add(middleware: self.userinfoGuard)
            .get("/connect/userinfo", use: self.userinfo.userinfo)
            .post("/connect/userinfo", use: self.userinfo.userinfo)

        router.get("/signin", use: self.signIn.emailPage)
        router.post("/signin", use: self.signIn.acceptEmail)
        router.get("/signin/password", use: self.signIn.passwordPage)
        router.post("/signin/password", use: self.signIn.acceptPassword)
        router.get("/sign-up", use: self.signUp.page)
        router.post("/sign-up", use: self.signUp.accept)
        router.get("/sign-up/code", use: self.signUp.codePage)
        router.post("/sign-up/code", use: self.signUp.acceptCode)
        router.post("/sign-up/resend", use: self.signUp.resend)
        router.get("/terms", use: self.signUp.terms)
        router.get("/recover", use: self.recovery.page)
        router.post("/recover", use: self.recovery.accept)
        router.get("/recover/code", use: self.recovery.codePage)
        router.post("/recover/code", use: self.recovery.acceptCode)
        router.post("/consent", use: self.authorize.consent)
        router.get("/signout", use: self.endSession.page)
        router.post("/signout", use: self.endSession.signOut)

        self.portal.add(to: router)
        self.demo.add(to: router)
    }
}
