import Hummingbird
import LintelPlatform

/// The routes of the portal's pages about approvals.
struct ApprovalsRoutes {
    private let endpoint: ApprovalsEndpoint

    init(_ build: EndpointBuilder) {
        self.endpoint = ApprovalsEndpoint(
            door: build.door,
            approvals: ScopeApprovals(
                catalogue: build.parts.catalogue,
                stores: build.parts.stores,
                audit: build.parts.audit,
                notices: build.notices,
            ),
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
