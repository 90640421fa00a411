import Hummingbird

/// The routes of the portal's pages about oneself.
struct AccountRoutes {
    init(_ build: EndpointBuilder) {}

    func add(to router: Router<LintelContext>) {}
}
