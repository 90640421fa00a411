import HTTPTypes
import LintelGuard
import LintelPlatform

/// The routes of the folder API, which is a preview as a whole.
struct FolderRoutes: Sendable {
    private let actions: FolderActions
    private let folders: FolderEndpoint

    init(_ settings: EvoSettings, management: FolderManagement, stores: Stores) {
        self.actions = FolderActions(settings)
        self.folders = FolderEndpoint(folders: stores.folders, management: management, users: stores.workspaces)
    }

    func add<Context: GuardedContext>(to api: EvoAPI<Context>) {
        let all = "/folder/instances/:org/workspaces/:workspace/folders"
        let one = "\(all)/:folder"
        func on(
            _ method: HTTPRequest.Method,
            _ path: String,
            _ action: GuardedAction,
            _ answer: @escaping EvoAPI<Context>.Handler,
        ) {
            api.on(method, path, action) { call in
                try call.requirePreview()
                return try await answer(call)
            }
        }
        on(.get, all, self.actions.read, self.folders.list)
        on(.post, all, self.actions.write, self.folders.create)
        on(.get, "\(all)/summary", self.actions.read, self.folders.summary)
        // The second one is the folder of the whole workspace, whose path is a slash.
        for path in ["\(all)/path/**", "\(all)/path"] { on(.get, path, self.actions.read, self.folders.getByPath) }
        on(.get, one, self.actions.read, self.folders.getByID)
        on(.patch, one, self.actions.write, self.folders.update)
        on(.delete, one, self.actions.write, self.folders.delete)
        on(.post, one, self.actions.write, self.folders.restore)
    }

    /// How the folder API tells of what the rules refuse.
    static func refusal(_ error: PlatformError) -> EvoRefusal {
        switch error.code {
        case .notFound: EvoRefusal(.notFound, "folders/not-found", error.message)
        case .pathInvalid: EvoRefusal(.badRequest, "folders/invalid-path", title: "Invalid Path.", error)
        case .nameTaken: EvoRefusal(.conflict, "folders/already-exists", title: "Folder Already Exists.", error)
        case .conflict: EvoRefusal(.conflict, "folders/conflict", error)
        default: EvoRefusal(error)
        }
    }
}
