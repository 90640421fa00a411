import Hummingbird
import LintelPlatform

/// The routes of the portal's pages about apps.
struct AppsRoutes {
    private let list: AppListEndpoint
    private let register: NewAppEndpoint
    private let redirectCheck: RedirectCheckEndpoint
    private let terms: DeveloperTermsEndpoint
    private let overview: AppOverviewEndpoint
    private let details: AppDetailsRoutes

    init(_ build: EndpointBuilder) {
        let parts = build.parts
        let registrar = build.appRegistrar
        self.list = AppListEndpoint(
            door: build.door,
            apps: parts.stores.apps,
            activity: AppActivity(parts.stores.activity),
            renderer: parts.renderer,
        )
        self.register = NewAppEndpoint(
            door: build.door,
            registrar: registrar,
            catalogue: parts.catalogue,
            renderer: parts.renderer,
            issuer: build.issuer,
            random: parts.random,
        )
        self.redirectCheck = RedirectCheckEndpoint(door: build.door)
        self.terms = DeveloperTermsEndpoint(door: build.door, registrar: registrar, renderer: parts.renderer)
        self.overview = AppOverviewEndpoint(
            door: build.door,
            apps: parts.stores.apps,
            registrations: parts.stores.appRegistrations,
            accounts: parts.stores.accounts,
            organisations: parts.stores.organisations,
            renderer: parts.renderer,
            issuer: build.issuer,
        )
        self.details = AppDetailsRoutes(build)
    }

    func add(to router: Router<LintelContext>) {
        router.get("/apps", use: self.list.page)
        router.get("/apps/new", use: self.register.page)
        router.post("/apps/new", use: self.register.accept)
        router.get("/apps/redirect-check", use: self.redirectCheck.answer)
        router.get("/developer-terms", use: self.terms.page)
        router.post("/developer-terms", use: self.terms.accept)
        router.get("/apps/:id", use: self.overview.page)
        self.details.add(to: router)
    }
}

extension EndpointBuilder {
    /// Registers apps for people.
    var appRegistrar: AppRegistrar {
        AppRegistrar(
            registrations: self.parts.stores.appRegistrations,
            accounts: self.parts.stores.accounts,
            catalogue: self.parts.catalogue,
            throttles: self.parts.stores.throttles,
            clientEmails: self.parts.reservedDomain,
            audit: self.parts.audit,
            notices: self.notices,
            approvals: self.scopeApprovals,
            random: self.parts.random,
        )
    }
}
