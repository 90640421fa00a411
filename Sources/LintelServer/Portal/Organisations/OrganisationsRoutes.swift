import Hummingbird

/// The routes of the portal's pages about organisations.
struct OrganisationsRoutes {
    private let organisations: OrganisationsEndpoint
    private let members: OrganisationMembersEndpoint
    private let invitations: OrganisationInvitationsEndpoint
    private let products: OrganisationProductsEndpoint
    private let lists: OrganisationListsEndpoint
    private let invitation: InvitationEndpoint

    init(_ build: EndpointBuilder) {
        let desk = OrganisationDesk(build)
        self.organisations = OrganisationsEndpoint(desk: desk)
        self.members = OrganisationMembersEndpoint(desk: desk)
        self.invitations = OrganisationInvitationsEndpoint(desk: desk)
        self.products = OrganisationProductsEndpoint(desk: desk)
        self.lists = OrganisationListsEndpoint(desk: desk)
        self.invitation = InvitationEndpoint(desk: desk)
    }

    func add(to router: Router<LintelContext>) {
        router.get("/organisations", use: self.organisations.list)
        router.post("/organisations", use: self.organisations.create)
        router.get("/organisations/new", use: self.organisations.new)
        router.get("/organisations/:id", use: self.members.members)
        router.get("/organisations/:id/members", use: self.members.members)
        router.post("/organisations/:id/members", use: self.members.invite)
        router.get("/organisations/:id/members/:subject", use: self.members.member)
        router.post("/organisations/:id/members/:subject/role", use: self.members.setRole)
        router.post("/organisations/:id/members/:subject/remove", use: self.members.remove)
        router.get("/organisations/:id/invitations", use: self.invitations.list)
        router.post("/organisations/:id/invitations/:invitation/resend", use: self.invitations.resend)
        router.post("/organisations/:id/invitations/:invitation/revoke", use: self.invitations.revoke)
        router.get("/organisations/:id/products", use: self.products.list)
        router.post("/organisations/:id/products/:product/request", use: self.products.request)
        router.post("/organisations/:id/products/:product/on", use: self.products.switchOn)
        router.post("/organisations/:id/products/:product/off", use: self.products.switchOff)
        router.get("/organisations/:id/apps", use: self.lists.apps)
        router.get("/organisations/:id/domains", use: self.lists.domains)
        router.post("/organisations/:id/domains", use: self.lists.addDomain)
        router.post("/organisations/:id/domains/remove", use: self.lists.removeDomain)
        router.get("/organisations/:id/clients", use: self.lists.clients)
        router.post("/organisations/:id/clients", use: self.lists.allowClient)
        router.post("/organisations/:id/clients/remove", use: self.lists.disallowClient)
        router.get("/organisations/:id/settings", use: self.organisations.settings)
        router.post("/organisations/:id/settings", use: self.organisations.rename)
        router.post("/organisations/:id/leave", use: self.organisations.leave)
        router.get("/invitation", use: self.invitation.page)
        router.post("/invitation", use: self.invitation.accept)
        router.post("/invitation/decline", use: self.invitation.decline)
    }
}
