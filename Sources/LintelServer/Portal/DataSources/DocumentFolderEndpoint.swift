import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The folders of a data source with their documents, as the visitor's role and the folders' access lists show them.
struct DocumentFolderEndpoint: Sendable {
    /// How many folders, documents or versions a page shows.
    static let pageSize = 50

    let desk: DataSourceDesk
    let documents: any DocumentStore

    /// `GET /datasources/:datasource/folders`: with `folder` what is in one, otherwise the top.
    func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, query) = try await self.desk.view(request, context)
        let reader = try view.requireReader()
        var folder: DocumentFolder?
        if let id = query["folder"] { folder = try await self.folder(id, of: view.id, for: reader) }
        var wanted = DocumentFolderQuery()
        wanted.place = folder.map { .folder($0.id) } ?? .top
        wanted.window = DataSourceDesk.window("folders", query)
        let folders = try await self.documents.folders(in: view.id, matching: wanted, for: reader)
        var window = DataSourceDesk.window("documents", query)
        var documents: [Document] = []
        if let folder {
            var wanted = DocumentQuery()
            wanted.folder = folder.id
            wanted.window = window
            documents = try await self.documents.documents(in: view.id, matching: wanted, for: reader)
        } else {
            window = ListWindow(offset: 0, limit: Self.pageSize)
        }
        return self.desk.renderer.response(
            DocumentFolderPage(
                portal: view.portal,
                head: view.head(.documents),
                source: view.source,
                folder: folder,
                way: try await self.documents.way(to: folder, of: view.id, for: reader),
                folders: DocumentFolderPage.Part(folders, wanted.window),
                documents: DocumentFolderPage.Part(documents, window),
            )
        )
    }

    private func folder(_ text: String, of source: DataSourceID, for reader: DocumentReader) async throws
        -> DocumentFolder
    {
        guard let id = DocumentFolderID(uuid: text),
            let folder = try await self.documents.folder(id, in: source, for: reader)
        else { throw PageRefusal.notFound("There is no such folder in the data source.") }
        return folder
    }
}

extension DocumentStore {
    /// The folders that one is in, from the top, with itself at the end; without those that the reader may not see.
    func way(to folder: DocumentFolder?, of source: DataSourceID, for reader: DocumentReader) async throws
        -> [DocumentFolder]
    {
        guard let folder else { return [] }
        var way: [DocumentFolder] = []
        for id in folder.ancestors {
            if let ancestor = try await self.folder(id, in: source, for: reader) { way.append(ancestor) }
        }
        return way + [folder]
    }
}
