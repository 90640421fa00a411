import Hummingbird

/// The routes of the portal's pages about teams of projects.
struct TeamsRoutes {
    private let team: TeamEndpoint
    private let additions: TeamAdditionEndpoint
    private let invitations: TeamInvitationsEndpoint
    private let roles: RolesEndpoint

    init(_ build: EndpointBuilder) {
        let desk = TeamDesk(build)
        self.team = TeamEndpoint(desk: desk)
        self.additions = TeamAdditionEndpoint(desk: desk)
        self.invitations = TeamInvitationsEndpoint(desk: desk)
        self.roles = RolesEndpoint(desk: desk)
    }

    func add(to router: Router<LintelContext>) {
        let team = router.group("/projects/:project/team")
        team.get(use: self.team.members)
        team.get("members.csv", use: self.team.export)
        team.get("add", use: self.additions.form)
        team.post("add", use: self.additions.preview)
        team.post("add/confirm", use: self.additions.confirm)
        team.get("members/:subject", use: self.team.member)
        team.post("members/:subject/roles", use: self.team.setRoles)
        team.post("members/:subject/remove", use: self.team.remove)
        team.post("members/:subject/owner", use: self.team.addOwner)
        team.post("members/:subject/owner/remove", use: self.team.removeOwner)
        team.get("invitations", use: self.invitations.list)
        team.post("invitations/:invitation/resend", use: self.invitations.resend)
        team.post("invitations/:invitation/revoke", use: self.invitations.revoke)
        let roles = router.group("/projects/:project/roles")
        roles.get(use: self.roles.list)
        roles.post(use: self.roles.add)
        roles.get(":role", use: self.roles.role)
        roles.post(":role", use: self.roles.change)
        roles.post(":role/remove", use: self.roles.remove)
        router.get("/project-invitation", use: self.invitations.page)
        router.post("/project-invitation", use: self.invitations.accept)
        router.post("/project-invitation/decline", use: self.invitations.decline)
    }
}
