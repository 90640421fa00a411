import Hummingbird

/// The routes of the portal's pages about apps.
struct AppsRoutes {
    init(_ build: EndpointBuilder) {}

    func add(to router: Router<LintelContext>) {}
}
