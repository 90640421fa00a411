import HTTPTypes
import LintelGuard
import LintelPlatform

/// The routes of the file API.
struct FileRoutes: Sendable {
    private let actions: FileActions
    private let files: FileEndpoint

    init(_ settings: EvoSettings, management: FileManagement, stores: Stores, blobs: BlobLinks) {
        self.actions = FileActions(settings)
        self.files = FileEndpoint(
            files: stores.files,
            management: management,
            users: stores.workspaces,
            links: EvoLinks(hub: settings.hub.url),
            blobs: blobs,
        )
    }

    func add<Context: GuardedContext>(to api: EvoAPI<Context>) {
        let all = "/file/v2/orgs/:org/workspaces/:workspace/files"
        let path = "\(all)/path/**"
        let one = "\(all)/:file"
        api.on(.get, all, self.actions.read, self.files.list)
        api.on(.get, path, self.actions.read, self.files.getByPath)
        api.on(.put, path, self.actions.write, self.files.putByPath)
        api.on(.delete, path, self.actions.write, self.files.deleteByPath)
        api.on(.get, one, self.actions.read, self.files.getByID)
        api.on(.put, one, self.actions.write, self.files.putByID)
        api.on(.delete, one, self.actions.write, self.files.deleteByID)
    }

    /// How the file API tells of what the rules refuse.
    static func refusal(_ error: PlatformError) -> EvoRefusal {
        switch error.code {
        case .notFound: EvoRefusal(.notFound, "files/not-found", error.message)
        case .pathInvalid: EvoRefusal(.badRequest, "files/invalid-path", title: "Invalid Path.", error)
        case .uploadMissing:
            EvoRefusal(
                .badRequest,
                "files/no-file-upload-in-progress",
                title: "No File Upload In Progress.",
                error,
            )
        case .listFull: EvoRefusal(.conflict, "files/too-many-uploads", title: "Too Many Uploads.", error)
        case .conflict: EvoRefusal(.conflict, "files/conflict", error)
        default: EvoRefusal(error)
        }
    }
}
