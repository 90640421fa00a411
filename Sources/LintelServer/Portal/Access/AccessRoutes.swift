import Hummingbird
import LintelPlatform

/// The routes of the portal's pages about decisions.
struct AccessRoutes {
    /// nil for a server without resource APIs: there is nothing to explain.
    private let check: AccessCheckEndpoint?

    init(_ build: EndpointBuilder) {
        let parts = build.parts
        self.check = build.explainer.map { explainer in
            AccessCheckEndpoint(
                door: build.door,
                explainer: explainer,
                questions: AccessQuestioning(
                    apps: parts.stores.apps,
                    accounts: parts.stores.accounts,
                    organisations: parts.stores.organisations,
                    workspaces: parts.stores.workspaces,
                    projects: parts.stores.projects,
                ),
                calls: RefusedCallReading(
                    calls: parts.stores.refusedCalls,
                    apps: parts.stores.apps,
                    workspaces: parts.stores.workspaces,
                ),
                names: AuditNames(
                    accounts: parts.accounts,
                    apps: parts.directory,
                    organisations: parts.stores.organisations,
                ),
                renderer: parts.renderer,
            )
        }
    }

    func add(to router: Router<LintelContext>) {
        guard let check = self.check else { return }
        router.get("/access-check", use: check.page)
    }
}
