import Hummingbird

/// The routes of the portal's pages about workspaces.
struct WorkspacesRoutes {
    private let list: WorkspacesEndpoint
    private let workspace: WorkspaceEndpoint

    init(_ build: EndpointBuilder) {
        let desk = WorkspaceDesk(build)
        self.list = WorkspacesEndpoint(desk: desk)
        self.workspace = WorkspaceEndpoint(desk: desk)
    }

    func add(to router: Router<LintelContext>) {
        router.get("/organisations/:id/workspaces", use: self.list.list)
        router.post("/organisations/:id/workspaces", use: self.list.create)
        router.get("/organisations/:id/workspaces/:workspace", use: self.workspace.page)
        router.post("/organisations/:id/workspaces/:workspace/roles", use: self.workspace.assign)
        router.post("/organisations/:id/workspaces/:workspace/roles/remove", use: self.workspace.revoke)
        router.post("/organisations/:id/workspaces/:workspace/delete", use: self.workspace.delete)
        router.post("/organisations/:id/workspaces/:workspace/restore", use: self.workspace.restore)
    }
}
