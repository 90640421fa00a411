package import Hummingbird
package import LintelGuard
package import LintelPlatform

/// The routes of the resource APIs; each family is guarded like anybody's app.
package struct ResourceRoutes: Sendable {
    private let settings: ResourceSettings
    private let tokens: TokenGuard
    private let directory: AccessDirectory
    private let stores: Stores
    private let organisations: OrganisationManagement
    private let workspaces: WorkspaceManagement
    private let projects: ProjectManagement
    private let files: FileManagement
    private let folders: FolderManagement
    private let objects: ObjectManagement
    private let blockModels: BlockModelManagement
    private let teams: ProjectTeamManagement
    private let schedules: ScheduleManagement
    private let projectStorage: ProjectStorageManagement
    private let isWorkingOnBlocks: Bool
    private let clock: WallClock
    private let blobs: BlobDepot
    private let notes: RefusalNotes

    /// Puts the routes together.
    ///
    /// - Parameters:
    ///   - guard: Its verifier leaves the audience open: each endpoint asks for the audience of its API.
    ///   - isWorkingOnBlocks: Whether somebody works on the blocks of models.
    ///   - notes: Gets to know each call that is refused.
    package init(
        settings: ResourceSettings,
        guard tokens: TokenGuard,
        directory: AccessDirectory,
        stores: Stores,
        organisations: OrganisationManagement,
        workspaces: WorkspaceManagement,
        projects: ProjectManagement,
        files: FileManagement,
        folders: FolderManagement,
        objects: ObjectManagement,
        blockModels: BlockModelManagement,
        teams: ProjectTeamManagement,
        schedules: ScheduleManagement,
        projectStorage: ProjectStorageManagement,
        isWorkingOnBlocks: Bool,
        clock: WallClock,
        blobs: BlobDepot,
        notes: RefusalNotes,
    ) {
        self.settings = settings
        self.tokens = tokens
        self.directory = directory
        self.stores = stores
        self.organisations = organisations
        self.workspaces = workspaces
        self.projects = projects
        self.files = files
        self.folders = folders
        self.objects = objects
        self.blockModels = blockModels
        self.teams = teams
        self.schedules = schedules
        self.projectStorage = projectStorage
        self.isWorkingOnBlocks = isWorkingOnBlocks
        self.clock = clock
        self.blobs = blobs
        self.notes = notes
    }

    /// Adds every route to the router.
    package func add<Context: GuardedContext>(to router: some RouterMethods<Context>) {
        self.addDiscovery(to: router)
        self.addUsers(to: router)
        self.addITwins(to: router)
        TeamRoutes(self.settings.iTwin, management: self.teams).add(self.iTwin, to: router)
        self.addWorkspaces(to: router)
        self.addContent(to: router)
        self.addDataSources(to: router)
        self.addSchedules(to: router)
        StorageRoutes(
            self.settings.iTwin,
            management: self.projectStorage,
            issuer: self.settings.issuer,
            links: self.blobs.links,
        ).add(self.iTwin, to: router)
        BlobRoutes(self.blobs).add(to: router)
        HealthRoutes(self.stores).add(to: router)
    }

    private func addWorkspaces<Context: GuardedContext>(to router: some RouterMethods<Context>) {
        let settings = self.settings.evo
        let api = self.evo.api("workspace", on: router)
        WorkspaceRoutes(settings, workspaces: self.workspaces).add(to: api)
        InstanceRoutes(settings, organisations: self.organisations, stores: self.stores).add(to: api)
    }

    /// What is in workspaces.
    private func addContent<Context: GuardedContext>(to router: some RouterMethods<Context>) {
        let (settings, stores, links) = (self.settings.evo, self.stores, self.blobs.links)
        FileRoutes(settings, management: self.files, stores: stores, blobs: links)
            .add(to: self.evo.api("file-api", on: router, refusal: FileRoutes.refusal))
        FolderRoutes(settings, management: self.folders, stores: stores)
            .add(to: self.evo.api("folder", on: router, refusal: FolderRoutes.refusal))
        ObjectRoutes(settings, management: self.objects, stores: stores, blobs: links)
            .add(to: self.evo.api("geoscienceobject", on: router, refusal: EvoRefusal.object))
        BlockModelRoutes(
            settings,
            management: self.blockModels,
            stores: stores,
            blobs: links,
            random: .system,
            isWorking: self.isWorkingOnBlocks,
        ).add(to: self.evo.api(BlockModelRoutes.service, on: router, names: .byStatus))
    }

    private func addDataSources<Context: GuardedContext>(to router: some RouterMethods<Context>) {
        WSGRoutes(
            self.settings.projectWise,
            stores: self.stores,
            blobs: self.blobs,
            guard: self.tokens,
            directory: self.directory,
            page: self.settings.refusals,
            notes: self.notes,
            clock: self.clock,
        ).add(to: router)
    }

    private var evo: EvoParts {
        EvoParts(
            settings: self.settings.evo,
            stores: self.stores,
            clock: self.clock,
            page: self.settings.refusals,
            tokens: self.tokens,
            directory: self.directory,
            notes: self.notes,
        )
    }

    private func addDiscovery<Context: GuardedContext>(to router: some RouterMethods<Context>) {
        let problems = EvoProblems(
            base: self.settings.evo.problemBase,
            service: "identity",
            page: self.settings.refusals,
        )
        let body = EvoRefusalBody(problems: problems)
        let api = ResourceAPI(
            audience: self.settings.evo.audience,
            realm: "evo",
            missingScopeStatus: self.settings.evo.missingScopeStatus,
            body: body,
            page: self.settings.refusals,
        )
        let endpoint = DiscoveryEndpoint(
            gate: self.gate(.discovery(self.settings.evo), api),
            settings: self.settings.evo,
            problems: body.problems,
            organisations: self.stores.organisations,
        )
        let licences = LicenseAccessEndpoint(
            gate: self.gate(.discovery(self.settings.evo), api),
            settings: self.settings.evo,
            problems: body.problems,
            organisations: self.stores.organisations,
        )
        let details = TokenDetailsEndpoint(gate: self.gate(.discovery(self.settings.evo), api))
        let group = router.group()
            .add(middleware: api.middleware(self.tokens, notes: self.notes, context: Context.self))
        group.get("/workspace/evo/identity/v1/token") { _, context in
            try await details.answer(claims: context.claims, callID: context.callID)
        }
        group.get("/workspace/evo/identity/v2/license-access") { request, context in
            try await licences.answer(request, claims: context.claims, callID: context.callID)
        }
        // The clients call both prefixes, and both versions have one shape.
        for prefix in ["/evo", "/workspace/evo"] {
            for version in ["v1", "v2"] {
                group.get("\(prefix)/identity/\(version)/discovery") { request, context in
                    try await endpoint.answer(request, claims: context.claims, callID: context.callID)
                }
            }
        }
    }

    private func addUsers<Context: GuardedContext>(to router: some RouterMethods<Context>) {
        let names = ITwinNames(notFound: "UserNotFound", invalid: "InvalidUsersRequest")
        let api = self.iTwin.api(self.settings.iTwin, names: names, on: router)
        UserRoutes(self.settings.iTwin, organisations: self.stores.organisations).add(to: api)
    }

    private func addITwins<Context: GuardedContext>(to router: some RouterMethods<Context>) {
        let routes = ITwinRoutes(
            self.settings.iTwin,
            issuer: self.settings.issuer,
            management: self.projects,
            depot: self.blobs,
        )
        routes.add(to: self.iTwin.api(self.settings.iTwin, names: ITwinRoutes.names, on: router))
        routes.addDownloads(to: router)
    }

    private func addSchedules<Context: GuardedContext>(to router: some RouterMethods<Context>) {
        let (iTwin, settings) = (self.settings.iTwin, self.settings)
        let routes = ScheduleRoutes(iTwin, management: self.schedules, issuer: settings.issuer)
        routes.addLists(to: self.iTwin.api(iTwin, names: ScheduleRoutes.listNames, on: router))
        routes.add(to: self.iTwin.api(iTwin, names: ScheduleRoutes.names, on: router))
        let older = EnterpriseScheduleRoutes(
            settings.enterprise,
            management: self.schedules,
            issuer: settings.issuer,
        )
        older.addLists(to: self.iTwin.api(settings.enterprise, names: EnterpriseScheduleRoutes.listNames, on: router))
        older.add(to: self.iTwin.api(settings.enterprise, names: EnterpriseScheduleRoutes.names, on: router))
        let projects = self.iTwin.api(settings.enterprise, names: EnterpriseProjectRoutes.names, on: router)
        EnterpriseProjectRoutes(
            settings.enterprise,
            management: self.projects,
            issuer: settings.issuer,
            dataCenter: settings.evo.hub.displayName,
        ).add(to: projects)
        WorkAreaRoutes(settings.enterprise, management: self.projects, issuer: settings.issuer).add(to: projects)
    }

    private var iTwin: ITwinParts {
        ITwinParts(
            issuer: self.settings.issuer,
            stores: self.stores,
            clock: self.clock,
            page: self.settings.refusals,
            tokens: self.tokens,
            directory: self.directory,
            notes: self.notes,
        )
    }

    private func gate(_ action: GuardedAction, _ api: ResourceAPI) -> ActionGate {
        ActionGate(action, api: api, directory: self.directory, notes: self.notes)
    }
}
