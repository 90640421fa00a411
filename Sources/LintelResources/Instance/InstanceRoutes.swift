import HTTPTypes
import LintelGuard
import LintelPlatform

/// The routes of the organisation's members, invitations and groups.
struct InstanceRoutes: Sendable {
    private let see: GuardedAction
    private let manage: GuardedAction
    private let administer: GuardedAction
    private let members: InstanceMemberEndpoints
    private let groups = GroupEndpoints()
    private let systems = CoordinateSystems()

    init(_ settings: EvoSettings, organisations: OrganisationManagement, stores: Stores) {
        let actions = InstanceActions(settings)
        self.see = actions.see
        self.manage = actions.manage
        self.administer = actions.administer
        self.members = InstanceMemberEndpoints(organisations: organisations, stores: stores, hub: settings.hub.url)
    }

    func add<Context: GuardedContext>(to api: EvoAPI<Context>) {
        let organisation = "/workspace/orgs/:org"
        let members = "\(organisation)/members"
        api.on(.get, "\(organisation)/coordinate_systems", self.see, self.systems.list)
        api.on(.get, "\(organisation)/ims/users", self.see, self.members.find)
        api.on(.get, "\(members)/roles", self.see, self.members.roles)
        api.on(.get, "\(members)/invitations", self.manage, self.members.invitations)
        api.on(.delete, "\(members)/invitations/:invitation", self.manage, self.members.revoke)
        // The second of each pair is the older address.
        for path in ["\(members)/users", members] {
            api.on(.get, path, self.see, self.members.list)
            api.on(.post, path, self.manage, self.members.add)
            api.on(.patch, "\(path)/:user", self.administer, self.members.update)
            api.on(.delete, "\(path)/:user", self.manage, self.members.remove)
        }
        api.on(.get, "\(members)/groups", self.see, self.groups.list)
        api.on(.patch, "\(members)/groups/:group", self.administer, self.groups.one)
        api.on(.get, "\(organisation)/ims/groups", self.see, self.groups.directory)
        api.on(.get, "\(organisation)/ims/groups/:group", self.see, self.groups.one)
        api.on(.get, "\(organisation)/ims/groups/:group/members", self.see, self.groups.one)
    }
}

/// What the members' routes ask for; what one may do with whom is said by the rules for organisations.
struct InstanceActions: Sendable {
    let see: GuardedAction
    let manage: GuardedAction
    let administer: GuardedAction

    init(_ evo: EvoSettings) {
        let scope = "evo.workspace"
        self.see = .evo(evo, "evo.members-list", title: "see the members of an organisation", scope: scope)
        self.manage = .evo(
            evo,
            "evo.members-manage",
            title: "bring members into an organisation and take them out",
            scope: scope,
            roles: OrganisationRoleRule(anyOf: .coAdministrator, .administrator),
        )
        self.administer = .evo(
            evo,
            "evo.members-administer",
            title: "give roles in an organisation",
            scope: scope,
            roles: OrganisationRoleRule(anyOf: .administrator),
        )
    }

    /// All of them, in the order of display.
    var all: [GuardedAction] { [self.see, self.manage, self.administer] }
}
