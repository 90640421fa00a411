import Hummingbird

/// The routes of the portal's pages about decisions.
struct AccessRoutes {
    init(_ build: EndpointBuilder) {}

    func add(to router: Router<LintelContext>) {}
}
