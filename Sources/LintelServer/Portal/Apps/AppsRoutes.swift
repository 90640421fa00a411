import Hummingbird

/// The routes of the portal's pages about apps.
struct AppsRoutes {
    private let details: AppDetailsRoutes

    init(_ build: EndpointBuilder) {
        self.details = AppDetailsRoutes(build)
    }

    func add(to router: Router<LintelContext>) {
        self.details.add(to: router)
    }
}
