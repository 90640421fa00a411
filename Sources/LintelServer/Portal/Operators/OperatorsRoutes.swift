import Hummingbird

/// The routes of the portal's pages about operators.
struct OperatorsRoutes {
    init(_ build: EndpointBuilder) {}

    func add(to router: Router<LintelContext>) {}
}
