import Hummingbird
import LintelPlatform

/// The routes of what owners do with an app after it was registered.
struct AppDetailsRoutes {
    private let credentials: AppCredentialsEndpoint
    private let scopes: AppScopesEndpoint
    private let redirects: AppRedirectsEndpoint
    private let owners: AppOwnersEndpoint
    private let settings: AppSettingsEndpoint

    init(_ build: EndpointBuilder) {
        let parts = build.parts
        let door = AppDoor(door: build.door, management: build.appManagement, renderer: parts.renderer)
        self.credentials = AppCredentialsEndpoint(door: door, issuer: build.issuer)
        self.scopes = AppScopesEndpoint(door: door, approvals: build.scopeApprovals, catalogue: parts.catalogue)
        self.redirects = AppRedirectsEndpoint(door: door)
        self.owners = AppOwnersEndpoint(door: door)
        self.settings = AppSettingsEndpoint(door: door)
    }

    func add(to router: Router<LintelContext>) {
        router.get("/apps/:id/credentials", use: self.credentials.page)
        router.post("/apps/:id/credentials", use: self.credentials.add)
        router.get("/apps/:id/credentials/:secret/revoke", use: self.credentials.revocationPage)
        router.post("/apps/:id/credentials/:secret/revoke", use: self.credentials.revoke)
        router.get("/apps/:id/scopes", use: self.scopes.page)
        router.post("/apps/:id/scopes", use: self.scopes.ask)
        router.post("/apps/:id/scopes/remove", use: self.scopes.remove)
        router.get("/apps/:id/redirects", use: self.redirects.page)
        router.post("/apps/:id/redirects", use: self.redirects.save)
        router.get("/apps/:id/owners", use: self.owners.page)
        router.post("/apps/:id/owners", use: self.owners.add)
        router.post("/apps/:id/owners/:owner/remove", use: self.owners.remove)
        router.get("/apps/:id/settings", use: self.settings.page)
        router.post("/apps/:id/settings", use: self.settings.rename)
        router.post("/apps/:id/disable", use: self.settings.disable)
        router.post("/apps/:id/enable", use: self.settings.enable)
        router.post("/apps/:id/delete", use: self.settings.delete)
    }
}

extension EndpointBuilder {
    /// What owners may do with their apps.
    var appManagement: AppManagement {
        AppManagement(
            apps: self.parts.stores.apps,
            accounts: self.parts.stores.accounts,
            catalogue: self.parts.catalogue,
            throttles: self.parts.stores.throttles,
            audit: self.parts.audit,
            notices: self.notices,
            random: self.parts.random,
            secretLimit: self.parts.settings.secret.limit,
        )
    }
}
