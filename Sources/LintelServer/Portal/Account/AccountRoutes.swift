import Hummingbird

/// The routes of the portal's pages about oneself.
struct AccountRoutes {
    private let profile: ProfileEndpoint
    private let security: SecurityEndpoint
    private let password: PasswordChangeEndpoint
    private let email: EmailChangeEndpoint
    private let deactivation: DeactivationEndpoint

    init(_ build: EndpointBuilder) {
        self.profile = build.profile
        self.security = build.security
        self.password = build.passwordChange
        self.email = build.emailChange
        self.deactivation = build.deactivation
    }

    func add(to router: Router<LintelContext>) {
        router.get("/account", use: self.profile.page)
        router.post("/account", use: self.profile.rename)
        router.get("/account/security", use: self.security.page)
        router.post("/account/security/end-session", use: self.security.endSession)
        router.post("/account/security/end-other-sessions", use: self.security.endOtherSessions)
        router.post("/account/security/revoke-app", use: self.security.revoke)
        router.get("/account/password", use: self.password.page)
        router.post("/account/password", use: self.password.change)
        router.get("/account/email", use: self.email.page)
        router.post("/account/email", use: self.email.begin)
        router.get("/account/email/code", use: self.email.codePage)
        router.post("/account/email/code", use: self.email.accept)
        router.post("/account/email/resend", use: self.email.resend)
        router.get("/account/deactivate", use: self.deactivation.page)
        router.post("/account/deactivate", use: self.deactivation.deactivate)
        router.get("/account/deactivated", use: self.deactivation.farewell)
    }
}
