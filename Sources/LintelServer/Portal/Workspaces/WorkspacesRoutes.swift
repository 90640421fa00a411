import Hummingbird
import LintelPlatform

/// The routes of the portal's pages about workspaces.
struct WorkspacesRoutes {
    private let list: WorkspacesEndpoint
    private let workspace: WorkspaceEndpoint
    private let thumbnail: WorkspaceThumbnailEndpoint
    private let folder: FolderEndpoint
    private let file: FileVersionsEndpoint
    private let object: ObjectVersionsEndpoint
    private let blockModel: BlockModelEndpoint
    private let bin: ContentBinEndpoint

    init(_ build: EndpointBuilder) {
        let desk = WorkspaceDesk(build)
        self.list = WorkspacesEndpoint(desk: desk)
        self.workspace = WorkspaceEndpoint(desk: desk)
        self.thumbnail = WorkspaceThumbnailEndpoint(desk: desk)
        let parts = build.parts
        let (stores, links) = (parts.stores, parts.blobs.links)
        self.folder = FolderEndpoint(desk: desk, contents: stores.contents)
        self.file = FileVersionsEndpoint(desk: desk, files: stores.files, blobs: links)
        self.object = ObjectVersionsEndpoint(
            desk: desk,
            objects: stores.objects,
            contents: stores.contents,
            blobs: links,
        )
        self.blockModel = BlockModelEndpoint(desk: desk, models: stores.blockModels)
        self.bin = ContentBinEndpoint(
            desk: desk,
            stores: stores,
            files: parts.fileManagement,
            objects: parts.objectManagement,
            models: parts.blockModelManagement,
        )
    }

    func add(to router: Router<LintelContext>) {
        router.get("/organisations/:id/workspaces", use: self.list.list)
        router.post("/organisations/:id/workspaces", use: self.list.create)
        router.get("/organisations/:id/workspaces/:workspace", use: self.workspace.page)
        router.post("/organisations/:id/workspaces/:workspace/roles", use: self.workspace.assign)
        router.post("/organisations/:id/workspaces/:workspace/roles/remove", use: self.workspace.revoke)
        router.post("/organisations/:id/workspaces/:workspace/delete", use: self.workspace.delete)
        router.post("/organisations/:id/workspaces/:workspace/restore", use: self.workspace.restore)
        router.get("/organisations/:id/workspaces/:workspace/thumbnail", use: self.thumbnail.picture)
        self.addContents(to: router)
    }

    /// What is in a workspace.
    private func addContents(to router: Router<LintelContext>) {
        let workspace = "/organisations/:id/workspaces/:workspace"
        router.get("\(workspace)/contents", use: self.folder.page)
        router.get("\(workspace)/files/:file", use: self.file.page)
        router.get("\(workspace)/files/:file/versions/:version/download", use: self.file.download)
        router.get("\(workspace)/objects/:object", use: self.object.page)
        router.get("\(workspace)/objects/:object/versions/:version/download", use: self.object.download)
        router.get("\(workspace)/objects/:object/versions/:version/data/:data", use: self.object.data)
        router.get("\(workspace)/block-models/:model", use: self.blockModel.page)
        router.get("\(workspace)/bin", use: self.bin.page)
        router.post("\(workspace)/bin/:kind/:item/restore", use: self.bin.restore)
    }
}
