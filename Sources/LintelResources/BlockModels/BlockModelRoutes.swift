import HTTPTypes
import LintelGuard
import LintelPlatform

/// The routes of the block model API.
struct BlockModelRoutes: Sendable {
    private let actions: BlockModelActions
    private let models: BlockModelEndpoint
    private let versions: BlockVersionEndpoint
    private let jobs: BlockJobEndpoint
    private let reports: BlockReportEndpoint
    private let results: BlockReportResultEndpoint

    /// - Parameter isWorking: Whether somebody works on what is queued.
    init(
        _ settings: EvoSettings,
        management: BlockModelManagement,
        stores: Stores,
        blobs: BlobLinks,
        random: RandomSource,
        isWorking: Bool,
    ) {
        let links = EvoLinks(hub: settings.hub.url)
        let problems = EvoProblems(base: settings.problemBase, service: Self.service)
        self.actions = BlockModelActions(settings)
        self.models = BlockModelEndpoint(models: stores.blockModels, management: management, links: links)
        self.versions = BlockVersionEndpoint(models: stores.blockModels)
        self.jobs = BlockJobEndpoint(
            models: stores.blockModels,
            jobs: stores.blockJobs,
            reports: stores.blockReports,
            management: management,
            links: links,
            blobs: blobs,
            problems: problems,
            isWorking: isWorking,
        )
        let reporting = BlockReportManagement(
            models: stores.blockModels,
            jobs: stores.blockJobs,
            reports: stores.blockReports,
            random: random,
        )
        self.reports = BlockReportEndpoint(
            models: stores.blockModels,
            reports: stores.blockReports,
            management: reporting,
            links: links,
        )
        self.results = BlockReportResultEndpoint(
            models: stores.blockModels,
            reports: stores.blockReports,
            management: reporting,
            links: links,
        )
    }

    /// The API's name in the `type` of its problems.
    static let service = "block-model-service"

    func add<Context: GuardedContext>(to api: EvoAPI<Context>) {
        let organisation = "/blockmodel/orgs/:org"
        let all = "\(organisation)/workspaces/:workspace/block-models"
        let one = "\(all)/:model"
        api.on(.get, "\(organisation)/block-models", self.actions.listAll, self.models.listOrganisation)
        api.on(.get, "\(organisation)/units", self.actions.listAll, self.models.units)
        api.on(.get, all, self.actions.read, self.models.list)
        api.on(.post, all, self.actions.write, self.models.create)
        api.on(.get, one, self.actions.read, self.models.get)
        api.on(.post, one, self.actions.write, self.models.restore)
        api.on(.patch, one, self.actions.write, self.models.update)
        api.on(.delete, one, self.actions.write, self.models.delete)
        api.on(.get, "\(one)/versions", self.actions.read, self.versions.list)
        api.on(.get, "\(one)/versions/:version", self.actions.read, self.versions.get)
        api.on(.post, "\(one)/versions/:version/delta", self.actions.read, self.versions.delta)
        api.on(.post, "\(one)/blocks", self.actions.read, self.jobs.query)
        api.on(.patch, "\(one)/blocks", self.actions.write, self.jobs.update)
        api.on(.get, "\(one)/jobs/:job", self.actions.read, self.jobs.get)
        api.on(.post, "\(one)/jobs/:job/uploaded", self.actions.write, self.jobs.uploaded)
        self.addReports(to: api, "\(one)/report-specifications")
    }

    private func addReports<Context: GuardedContext>(to api: EvoAPI<Context>, _ all: String) {
        api.on(.get, all, self.actions.read, self.reports.list)
        api.on(.post, all, self.actions.write, self.reports.create)
        api.on(.get, "\(all)/:report", self.actions.read, self.reports.get)
        api.on(.patch, "\(all)/:report", self.actions.write, self.reports.update)
        api.on(.post, "\(all)/:report/jobs", self.actions.read, self.results.run)
        api.on(.get, "\(all)/:report/results", self.actions.read, self.results.list)
        api.on(.get, "\(all)/:report/results/:result", self.actions.read, self.results.get)
        api.on(.get, "\(all)/:report/comparisons", self.actions.read, self.results.comparison)
        api.on(.post, "\(all)/:report/comparisons", self.actions.read, self.results.compare)
    }
}
