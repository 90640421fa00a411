import Hummingbird
import LintelPlatform

/// The routes of the portal's pages about data sources.
struct DataSourcesRoutes {
    private let list: DataSourcesEndpoint
    private let source: DataSourceEndpoint
    private let folder: DocumentFolderEndpoint
    private let document: DocumentEndpoint

    init(_ build: EndpointBuilder) {
        let desk = DataSourceDesk(build)
        let documents = build.parts.stores.documents
        self.list = DataSourcesEndpoint(desk: desk)
        self.source = DataSourceEndpoint(desk: desk)
        self.folder = DocumentFolderEndpoint(desk: desk, documents: documents)
        self.document = DocumentEndpoint(desk: desk, documents: documents, blobs: build.parts.blobs.links)
    }

    func add(to router: Router<LintelContext>) {
        let source = "/datasources/:datasource"
        router.get("/organisations/:id/datasources", use: self.list.list)
        router.post("/organisations/:id/datasources", use: self.list.create)
        router.get("\(source)", use: self.source.page)
        router.post("\(source)/roles", use: self.source.assign)
        router.post("\(source)/roles/remove", use: self.source.revoke)
        router.post("\(source)/clients", use: self.source.allow)
        router.post("\(source)/clients/remove", use: self.source.disallow)
        router.post("\(source)/clients/dismiss", use: self.source.dismiss)
        router.get("\(source)/folders", use: self.folder.page)
        router.post("\(source)/folders/access", use: self.folder.giveAccess)
        router.post("\(source)/folders/access/others", use: self.folder.giveOthersAccess)
        router.post("\(source)/folders/access/remove", use: self.folder.takeAccess)
        router.post("\(source)/folders/access/inherit", use: self.folder.inheritAccess)
        router.get("\(source)/documents/:document", use: self.document.page)
        router.get("\(source)/documents/:document/download", use: self.document.download)
    }
}
