import Hummingbird

/// The routes of the portal's pages about the audit log.
struct AuditRoutes {
    init(_ build: EndpointBuilder) {}

    func add(to router: Router<LintelContext>) {}
}
