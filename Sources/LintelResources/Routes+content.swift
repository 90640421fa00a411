import Hummingbird
import LintelGuard
import LintelPlatform

/// The routes of what is in workspaces.
extension ResourceRoutes {
    func addFiles<Context: GuardedContext>(to router: some RouterMethods<Context>) {
        let api = self.evo(service: "file-api")
        let endpoint = FileEndpoint(
            files: self.stores.files,
            management: FileManagement(
                files: self.stores.files,
                blobs: self.stores.blobs,
                limits: self.content.blobLimits,
                random: self.content.random,
                audit: self.content.audit,
            ),
            users: self.stores.workspaces,
            links: EvoLinks(hub: self.settings.evo.hub.url),
            blobs: self.content.blobLinks,
        )
        let routes = FileRoutes(
            endpoint: endpoint,
            door: EvoDoor(problems: api.problems, clock: self.notes.clock, translate: FileRoutes.problem),
            reading: self.gate(.readFiles(self.settings.evo), api.api),
            writing: self.gate(.writeFiles(self.settings.evo), api.api),
        )
        let group = router.group()
            .add(middleware: api.api.middleware(self.tokens, notes: self.notes, context: Context.self))
        routes.add(to: group)
    }

    func addObjects<Context: GuardedContext>(to router: some RouterMethods<Context>) {
        let api = self.evo(service: "geoscienceobject")
        let endpoint = ObjectEndpoint(
            objects: self.stores.objects,
            management: ObjectManagement(
                objects: self.stores.objects,
                blobs: self.stores.blobs,
                limits: self.content.blobLimits,
                random: self.content.random,
                audit: self.content.audit,
            ),
            users: self.stores.workspaces,
            links: EvoLinks(hub: self.settings.evo.hub.url),
            blobs: self.content.blobLinks,
        )
        let routes = ObjectRoutes(
            endpoint: endpoint,
            door: EvoDoor(problems: api.problems, clock: self.notes.clock, translate: EvoProblem.object),
            reading: self.gate(.readObjects(self.settings.evo), api.api),
            writing: self.gate(.writeObjects(self.settings.evo), api.api),
            listing: self.gate(.listOrganisationObjects(self.settings.evo), api.api),
        )
        let group = router.group()
            .add(middleware: api.api.middleware(self.tokens, notes: self.notes, context: Context.self))
        routes.add(to: group)
    }

    /// One of the Evo APIs, and how it tells of problems.
    private func evo(service: String) -> (api: ResourceAPI, problems: EvoProblems) {
        let problems = EvoProblems(base: self.settings.evo.problemBase, service: service)
        let api = ResourceAPI(
            audience: self.settings.evo.audience,
            realm: "evo",
            missingScopeStatus: self.settings.evo.missingScopeStatus,
            body: EvoRefusalBody(problems: problems),
        )
        return (api, problems)
    }
}
