import Hummingbird

/// Every part of the portal, each with its own list of routes.
struct PortalRoutes {
    private let apps: AppsRoutes
    private let organisations: OrganisationsRoutes
    private let workspaces: WorkspacesRoutes
    private let approvals: ApprovalsRoutes
    private let access: AccessRoutes
    private let audit: AuditRoutes
    private let operators: OperatorsRoutes
    private let account: AccountRoutes
    private let administration: AdministrationRoutes

    init(_ build: EndpointBuilder) {
        self.apps = AppsRoutes(build)
        self.organisations = OrganisationsRoutes(build)
        self.workspaces = WorkspacesRoutes(build)
        self.approvals = ApprovalsRoutes(build)
        self.access = AccessRoutes(build)
        self.audit = AuditRoutes(build)
        self.operators = OperatorsRoutes(build)
        self.account = AccountRoutes(build)
        self.administration = AdministrationRoutes(build)
    }

    func add(to router: Router<LintelContext>) {
        self.apps.add(to: router)
        self.organisations.add(to: router)
        self.workspaces.add(to: router)
        self.approvals.add(to: router)
        self.access.add(to: router)
        self.audit.add(to: router)
        self.operators.add(to: router)
        self.account.add(to: router)
        self.administration.add(to: router)
    }
}
