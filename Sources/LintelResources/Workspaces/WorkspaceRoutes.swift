import HTTPTypes
import LintelGuard
import LintelPlatform

/// The routes of workspaces, those who use them, and their administrative twins.
struct WorkspaceRoutes: Sendable {
    private let actions: WorkspaceActions
    private let life: WorkspaceEndpoints
    private let users: WorkspaceUserEndpoints
    private let anyUsers: WorkspaceUserEndpoints
    private let thumbnails: WorkspaceThumbnailEndpoints
    private let learning: MachineLearningEndpoints

    init(_ settings: EvoSettings, workspaces: WorkspaceManagement) {
        self.actions = WorkspaceActions(settings)
        self.life = WorkspaceEndpoints(
            workspaces: workspaces,
            document: WorkspaceDocument(hub: settings.hub.url),
        )
        self.users = WorkspaceUserEndpoints(workspaces: workspaces, isAdministrative: false)
        self.anyUsers = WorkspaceUserEndpoints(workspaces: workspaces, isAdministrative: true)
        self.thumbnails = WorkspaceThumbnailEndpoints(workspaces: workspaces)
        self.learning = MachineLearningEndpoints(workspaces: workspaces)
    }

    func add<Context: GuardedContext>(to api: EvoAPI<Context>) {
        let all = "/workspace/orgs/:org/workspaces"
        let one = "\(all)/:workspace"
        api.on(.get, all, self.actions.list, self.life.list)
        api.on(.post, all, self.actions.create, self.life.create)
        api.on(.get, "\(all)/summary", self.actions.list, self.life.summary)
        api.on(.get, one, self.actions.readDeleted, self.life.get)
        api.on(.patch, one, self.actions.change, self.life.update)
        api.on(.delete, one, self.actions.delete, self.life.delete)
        api.on(.post, one, self.actions.restore, self.life.restore)
        api.on(.get, "\(one)/users", self.actions.read, self.users.list)
        api.on(.post, "\(one)/users", self.actions.share, self.users.assign)
        api.on(.delete, "\(one)/users/:user", self.actions.share, self.users.remove)
        api.on(.get, "\(one)/current-user-role", self.actions.read, self.users.current)
        api.on(.get, "\(one)/thumbnail", self.actions.read, self.thumbnails.get)
        api.on(.put, "\(one)/thumbnail", self.actions.picture, self.thumbnails.put)
        api.on(.delete, "\(one)/thumbnail", self.actions.picture, self.thumbnails.delete)
        self.addAdministration(to: api)
    }

    private func addAdministration<Context: GuardedContext>(to api: EvoAPI<Context>) {
        let organisation = "/workspace/admin/orgs/:org"
        let one = "\(organisation)/workspaces/:workspace"
        api.on(.get, "\(organisation)/workspaces", self.actions.administer, self.life.listAll)
        api.on(.get, "\(organisation)/users/:user/workspaces", self.actions.administer, self.life.listOfUser)
        api.on(.get, "\(organisation)/settings", self.actions.administer, self.learning.settings)
        api.on(.post, "\(organisation)/action/bulk_assign_roles", self.actions.administer, self.anyUsers.assignMany)
        api.on(.post, "\(organisation)/action/update_ml_enablement", self.actions.administer, self.learning.update)
        api.on(.get, one, self.actions.readAnyway, self.life.get)
        api.on(.get, "\(one)/users", self.actions.administerOne, self.anyUsers.list)
        api.on(.post, "\(one)/users", self.actions.administerOne, self.anyUsers.assign)
        api.on(.delete, "\(one)/users/:user", self.actions.administerOne, self.anyUsers.remove)
        api.on(.get, "\(one)/thumbnail", self.actions.administerOne, self.thumbnails.get)
    }
}
