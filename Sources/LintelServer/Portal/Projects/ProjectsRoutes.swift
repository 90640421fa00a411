import Hummingbird

/// The routes of the portal's pages about projects.
struct ProjectsRoutes {
    private let list: ProjectsEndpoint
    private let project: ProjectEndpoint
    private let schedules: SchedulesEndpoint

    init(_ build: EndpointBuilder) {
        let desk = ProjectDesk(build)
        self.list = ProjectsEndpoint(desk: desk)
        self.project = ProjectEndpoint(desk: desk)
        self.schedules = SchedulesEndpoint(
            desk: desk,
            schedules: build.parts.scheduleManagement,
            clock: build.parts.clock,
        )
    }

    func add(to router: Router<LintelContext>) {
        router.get("/projects", use: self.list.list)
        router.post("/projects", use: self.list.create)
        router.get("/projects/new", use: self.list.form)
        router.get("/projects/:project", use: self.project.page)
        router.get("/projects/:project/settings", use: self.project.settings)
        router.post("/projects/:project/settings", use: self.project.change)
        router.post("/projects/:project/delete", use: self.project.delete)
        router.get("/projects/:project/picture", use: self.project.picture)
        router.get("/projects/:project/schedules", use: self.schedules.list)
        router.get("/projects/:project/schedules/:schedule", use: self.schedules.page)
    }
}
