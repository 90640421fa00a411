import Hummingbird
import LintelGuard
import LintelTokens

/// What travels with a request: the guard puts the caller's claims into it.
struct APIContext: GuardedContext {
    var coreContext: CoreRequestContextStorage
    var claims: AccessTokenClaims?

    init(source: ApplicationRequestContextSource) {
        self.coreContext = CoreRequestContextStorage(source: source)
    }
}

/// An API with two guarded routes and an open one.
@main
struct GuardedAPI {
    static func main() async throws {
        let environment = Environment()
        let issuer = environment.get("ISSUER") ?? "http://127.0.0.1:8080"
        let audience = environment.get("AUDIENCE") ?? "\(issuer)/samples"
        let tokens = TokenGuard(issuer: issuer, audience: audience)

        let application = Application(
            router: Self.router(guardedBy: tokens),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 8090)),
        )
        try await application.runService()
    }

    static func router(guardedBy tokens: TokenGuard) -> Router<APIContext> {
        let router = Router(context: APIContext.self)
        router.get("/health") { _, _ in "ok" }

        // Reading needs one scope.
        router.group("/samples")
            .add(middleware: GuardMiddleware(tokens, requiring: "samples.read", realm: "samples"))
            .get { _, context in "samples of \(context.claims?.subject.rawValue ?? "nobody")" }

        // Writing needs two, or the one of administrators.
        let mayWrite: ScopePolicy = .anyOf([.allOf(["samples.read", "samples.write"]), "samples.admin"])
        router.group("/samples")
            .add(middleware: GuardMiddleware(tokens, requiring: mayWrite, realm: "samples"))
            .post { _, context in "written by the app \(context.claims?.clientID.rawValue ?? "nobody")" }
        return router
    }
}
