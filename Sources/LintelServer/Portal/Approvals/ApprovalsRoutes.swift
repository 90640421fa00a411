import Hummingbird
import LintelPlatform

/// The routes of the portal's pages about approvals.
struct ApprovalsRoutes {
    private let endpoint: ApprovalsEndpoint

    init(_ build: EndpointBuilder) {
        self.endpoint = ApprovalsEndpoint(
            door: build.door,
            approvals: build.scopeApprovals,
            catalogue: build.parts.catalogue,
            renderer: build.parts.renderer,
        )
    }

    func add(to router: Router<LintelContext>) {
        router.get("/approvals", use: self.endpoint.queue)
        router.get("/approvals/history", use: self.endpoint.history)
        router.get("/approvals/request", use: self.endpoint.request)
        router.post("/approvals/decision", use: self.endpoint.decide)
        router.post("/approvals/revocation", use: self.endpoint.revoke)
    }
}

extension EndpointBuilder {
    /// The rules for scopes that need approval.
    var scopeApprovals: ScopeApprovals {
        ScopeApprovals(
            catalogue: self.parts.catalogue,
            stores: self.parts.stores,
            audit: self.parts.audit,
            notices: self.notices,
        )
    }
}
