import Hummingbird
import LintelPlatform

/// The routes of the portal's pages for operators.
struct OperatorsRoutes {
    private let endpoint: OperatorsEndpoint

    init(_ build: EndpointBuilder) {
        let parts = build.parts
        self.endpoint = OperatorsEndpoint(
            door: build.door,
            desk: OperatorDesk(stores: parts.stores, audit: parts.audit),
            management: build.organisationManagement,
            parts: parts,
            startedAt: parts.clock.now(),
        )
    }

    func add(to router: Router<LintelContext>) {
        router.get("/operation", use: self.endpoint.overview)
        router.get("/operation/organisations", use: self.endpoint.organisations)
        router.get("/operation/organisations/:id", use: self.endpoint.organisation)
        router.post("/operation/organisations/:id/entitlements", use: self.endpoint.setEntitlement)
        router.get("/operation/accounts", use: self.endpoint.accounts)
        router.get("/operation/accounts/:id", use: self.endpoint.account)
        router.post("/operation/accounts/:id/state", use: self.endpoint.setState)
        router.post("/operation/accounts/:id/sessions", use: self.endpoint.endSessions)
        router.get("/operation/keys", use: self.endpoint.keys)
        router.post("/operation/keys/rotation", use: self.endpoint.rotate)
        router.get("/operation/catalogue", use: self.endpoint.catalogue)
        router.get("/operation/mails", use: self.endpoint.mails)
        router.post("/operation/mails/retry", use: self.endpoint.retryMails)
    }
}
