import HTTPTypes
package import Hummingbird
package import LintelGuard
package import LintelPlatform
import LintelTokens

/// The Storage API of the iTwin platform (contract §4.5).
package struct StorageRoutes: Sendable {
    private let settings: ProjectAPISettings
    private let actions: StorageActions
    private let items: any ProjectStorageStore
    private let fileBin: StorageBinEndpoint
    private let folderBin: StorageBinEndpoint
    private let folders: StorageFolderEndpoint
    private let files: StorageFileEndpoint

    package init(
        _ settings: ProjectAPISettings,
        management: ProjectStorageManagement,
        issuer: String,
        links: BlobLinks,
    ) {
        let address = StorageAddress(issuer: issuer)
        self.settings = settings
        self.actions = StorageActions(settings)
        self.items = management.items
        self.fileBin = StorageBinEndpoint(management: management, kind: .file)
        self.folderBin = StorageBinEndpoint(management: management, kind: .folder)
        self.folders = StorageFolderEndpoint(management: management, address: address)
        self.files = StorageFileEndpoint(management: management, address: address, links: links)
    }

    /// Adds every route; what an API calls things differs by what is asked for.
    package func add<Context: GuardedContext>(_ parts: ITwinParts, to router: some RouterMethods<Context>) {
        func api(_ notFound: String, _ target: String, invalid: String = "InvalidStorageRequest") -> ITwinAPI<Context> {
            let names = ITwinNames(notFound: notFound, invalid: invalid, notFoundTarget: target)
            return parts.api(self.settings, names: names, on: router)
        }
        self.addProject(to: api("ItwinNotFound", "iTwinId"))
        self.addFolders(to: api("FolderNotFound", "folderId"))
        self.addFolderChanges(to: api("FolderNotFound", "folderId", invalid: "InvalidCreateFolderRequest"))
        self.addFileMaking(to: api("FolderNotFound", "folderId", invalid: "InvalidCreateFileRequest"))
        self.addFiles(to: api("FileNotFound", "fileId", invalid: "InvalidCreateFileRequest"))
    }

    private func addProject<Context: GuardedContext>(to api: ITwinAPI<Context>) {
        api.on(.get, "/storage", self.actions.read, about: Self.projectInQuery(api.names), self.folders.top)
        for bin in Self.bins {
            api.on(.get, bin, self.actions.recycleBin, about: Self.projectInQuery(api.names), self.folders.recycleBin)
        }
    }

    private func addFolders<Context: GuardedContext>(to api: ITwinAPI<Context>) {
        let (one, actions, folders) = ("/storage/folders/:folder", self.actions, self.folders)
        let project = self.projectOfFolder
        api.on(.get, one, actions.read, about: project, folders.get)
        api.on(.get, "\(one)/list", actions.read, about: project, folders.all)
        api.on(.get, "\(one)/folders", actions.read, about: project, folders.folders)
        api.on(.get, "\(one)/files", actions.read, about: project, folders.files)
        api.on(.delete, one, actions.delete, about: project, self.folderBin.delete)
        for bin in Self.bins {
            api.on(.post, "\(bin)/folders/:folder/restore", actions.delete, about: project, self.folderBin.restore)
            api.on(.delete, "\(bin)/folders/:folder", actions.delete, about: project, self.folderBin.remove)
        }
    }

    private func addFolderChanges<Context: GuardedContext>(to api: ITwinAPI<Context>) {
        let one = "/storage/folders/:folder"
        api.on(.post, "\(one)/folders", self.actions.change, about: self.projectOfFolder, self.folders.create)
        api.on(.patch, one, self.actions.change, about: self.projectOfFolder, self.folders.change)
    }

    private func addFileMaking<Context: GuardedContext>(to api: ITwinAPI<Context>) {
        api.on(
            .post,
            "/storage/folders/:folder/files",
            self.actions.change,
            about: self.projectOfFolder,
            self.files.create,
        )
    }

    private func addFiles<Context: GuardedContext>(to api: ITwinAPI<Context>) {
        let (one, actions, files) = ("/storage/files/:file", self.actions, self.files)
        let project = self.projectOfFile
        api.on(.get, one, actions.read, about: project, files.get)
        api.on(.patch, one, actions.change, about: project, files.change)
        api.on(.delete, one, actions.delete, about: project, self.fileBin.delete)
        api.on(.get, "\(one)/download", actions.download, about: project, files.download)
        // The documents write it in one way, and the clients in the other.
        for path in ["updateContent", "updatecontent"] {
            api.on(.post, "\(one)/\(path)", actions.change, about: project, files.updateContent)
        }
        api.on(.post, "\(one)/complete", actions.change, about: project, files.complete)
        for bin in Self.bins {
            api.on(.post, "\(bin)/files/:file/restore", actions.delete, about: project, self.fileBin.restore)
            api.on(.delete, "\(bin)/files/:file", actions.delete, about: project, self.fileBin.remove)
        }
    }

    /// The documents have had both.
    private static let bins = ["/storage/recyclebin", "/storage/recycleBin"]

    /// The project that the query of a list names.
    ///
    /// Whoever names none is told so before the rules, which could say only that there is no such project.
    private static func projectInQuery(
        _ names: ITwinNames
    ) -> @Sendable (inout Request, Parameters) async throws -> ProjectID? {
        { request, _ in
            guard let text = try CallQuery(request).text("iTwinId", "projectId") else {
                throw names.invalid("This is missing.", field: "iTwinId", code: "MissingRequiredProperty")
            }
            return ProjectID(uuid: text)
        }
    }

    /// The folder that holds all others goes by its project's id, also before there is anything in it.
    private var projectOfFolder: @Sendable (inout Request, Parameters) async throws -> ProjectID? {
        let items = self.items
        return { _, parameters in
            guard let id = parameters.get("folder").flatMap({ StorageItemID(uuid: $0) }) else { return nil }
            return try await items.project(of: id, .folder) ?? ProjectID(id.rawValue)
        }
    }

    private var projectOfFile: @Sendable (inout Request, Parameters) async throws -> ProjectID? {
        let items = self.items
        return { _, parameters in
            guard let id = parameters.get("file").flatMap({ StorageItemID(uuid: $0) }) else { return nil }
            return try await items.project(of: id, .file)
        }
    }
}
