import HTTPTypes
package import Hummingbird
package import LintelGuard
package import LintelPlatform

/// The routes of the iTwins API (contract §4.2).
package struct ITwinRoutes: Sendable {
    private let actions: ITwinActions
    private let iTwins: ITwinEndpoint
    private let images: ITwinImageEndpoint
    private let exports: ITwinExportEndpoint
    private let repositories: RepositoryEndpoint
    private let resources: RepositoryResourceEndpoint
    private let downloads: ITwinDownloadEndpoint

    /// What the API refuses input with.
    package static let names = ITwinNames(
        notFound: "iTwinNotFound",
        invalid: "InvalidiTwinsRequest",
        taken: "iTwinExists",
    )

    package init(
        _ settings: ProjectAPISettings,
        issuer: String,
        management: ProjectManagement,
        depot: BlobDepot,
        random: RandomSource = .system,
    ) {
        let address = issuer + "/itwins"
        let links = depot.links
        self.actions = ITwinActions(settings)
        self.iTwins = ITwinEndpoint(management: management, links: links, address: address)
        self.images = ITwinImageEndpoint(management: management, links: links)
        self.exports = ITwinExportEndpoint(projects: management.projects, links: links, random: random)
        self.repositories = RepositoryEndpoint(management: management, address: RepositoryAddress(iTwins: address))
        self.resources = RepositoryResourceEndpoint(repositories: self.repositories)
        self.downloads = ITwinDownloadEndpoint(projects: management.projects, links: links, clock: depot.clock)
    }

    /// Adds every route.
    package func add<Context: GuardedContext>(to api: ITwinAPI<Context>) {
        let one = "/itwins/:project"
        api.on(.get, "/itwins", self.actions.list, self.iTwins.list)
        api.on(.post, "/itwins", self.actions.create, self.iTwins.create)
        api.on(.get, "/itwins/myprimaryaccount", self.actions.list, self.iTwins.primaryAccount)
        api.on(.get, "/itwins/favorites", self.actions.list, self.iTwins.favorites)
        api.on(.post, "/itwins/favorites/:project", self.actions.keep, self.iTwins.addFavorite)
        api.on(.delete, "/itwins/favorites/:project", self.actions.keep, self.iTwins.removeFavorite)
        api.on(.get, "/itwins/recents", self.actions.list, self.iTwins.recents)
        api.on(.post, "/itwins/recents/:project", self.actions.keep, self.iTwins.addRecent)
        api.on(.get, "/itwins/exports", self.actions.export, self.exports.list)
        api.on(.post, "/itwins/exports", self.actions.export, self.exports.create)
        api.on(.get, "/itwins/exports/:export", self.actions.export, self.exports.get)
        api.on(.get, "/itwins/repositories", self.actions.list, self.repositories.listAll)
        api.on(.get, one, self.actions.read, orAccount: self.actions.account, self.iTwins.get)
        api.on(.get, "\(one)/account", self.actions.read, orAccount: self.actions.account, self.iTwins.account)
        api.on(.patch, one, self.actions.change, self.iTwins.change)
        api.on(.delete, one, self.actions.delete, self.iTwins.delete)
        api.on(.get, "\(one)/image", self.actions.read, self.images.get)
        api.on(.put, "\(one)/image", self.actions.change, self.images.put)
        api.on(.delete, "\(one)/image", self.actions.change, self.images.delete)
        self.addRepositories(to: api, "\(one)/repositories")
    }

    private func addRepositories<Context: GuardedContext>(to api: ITwinAPI<Context>, _ all: String) {
        let one = "\(all)/:repository"
        api.on(.get, all, self.actions.read, self.repositories.list)
        api.on(.post, all, self.actions.connect, self.repositories.create)
        api.on(.get, one, self.actions.read, self.repositories.get)
        api.on(.patch, one, self.actions.connect, self.repositories.change)
        api.on(.delete, one, self.actions.connect, self.repositories.delete)
        api.on(.get, "\(one)/graphics", self.actions.read, self.resources.graphics)
        api.on(.get, "\(one)/resources", self.actions.read, self.resources.list)
        api.on(.post, "\(one)/resources", self.actions.connect, self.resources.create)
        api.on(.get, "\(one)/resources/:resource", self.actions.read, self.resources.get)
        api.on(.delete, "\(one)/resources/:resource", self.actions.connect, self.resources.delete)
        api.on(.get, "\(one)/resources/:resource/graphics", self.actions.read, self.resources.graphics)
    }

    /// The signed addresses: no token opens them, and no guard stands before them.
    package func addDownloads<Context: RequestContext>(to router: some RouterMethods<Context>) {
        let downloads = self.downloads
        router.get("/blobs/pictures/:picture") { try await downloads.picture($0, $1.parameters) }
        router.get("/blobs/exports/:export") { try await downloads.export($0, $1.parameters) }
    }
}
