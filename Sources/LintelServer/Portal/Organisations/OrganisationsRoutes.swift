import Hummingbird

/// The routes of the portal's pages about organisations.
struct OrganisationsRoutes {
    init(_ build: EndpointBuilder) {}

    func add(to router: Router<LintelContext>) {}
}
