import Hummingbird

/// The routes of the portal's pages about approvals.
struct ApprovalsRoutes {
    init(_ build: EndpointBuilder) {}

    func add(to router: Router<LintelContext>) {}
}
