import Hummingbird
import LintelPlatform

/// The routes of the portal's pages about the audit log and about what apps have done.
///
/// They only read: nothing that is served changes the log.
struct AuditRoutes {
    private let audit: AuditEndpoint
    private let activity: AppActivityEndpoint

    init(_ build: EndpointBuilder) {
        let parts = build.parts
        let reading = AuditReading(parts.stores.audit)
        let names = AuditNames(
            accounts: parts.accounts,
            apps: parts.directory,
            organisations: parts.stores.organisations,
        )
        self.audit = AuditEndpoint(
            door: build.door,
            reading: reading,
            names: names,
            organisations: parts.stores.organisations,
            renderer: parts.renderer,
        )
        self.activity = AppActivityEndpoint(
            door: build.door,
            apps: parts.stores.apps,
            activity: AppActivity(parts.stores.activity),
            reading: reading,
            names: names,
            renderer: parts.renderer,
        )
    }

    func add(to router: Router<LintelContext>) {
        router.get("/audit", use: self.audit.log)
        router.get("/audit/export", use: self.audit.export)
        router.get("/apps/:id/activity", use: self.activity.page)
    }
}
