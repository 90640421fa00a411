import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// One document of a data source: its versions and their bytes.
struct DocumentEndpoint: Sendable {
    let desk: DataSourceDesk
    let documents: any DocumentStore
    let blobs: BlobLinks

    /// `GET /datasources/:datasource/documents/:document`: with the versions from `versions` on.
    func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, query) = try await self.desk.view(request, context)
        let reader = try view.requireReader()
        let asked = try await self.document(view, reader, context)
        let document =
            asked.isLatest
            ? asked : try await self.documents.document(asked.latestID, in: view.id, for: reader) ?? asked
        // In one folder the name of a file is one document's.
        var wanted = DocumentQuery()
        wanted.folder = document.folderID
        wanted.includesEarlier = true
        wanted.condition = .compare(.fileName, .equal, .text(document.fileName.key))
        wanted.order = [ListOrder(.version, isDescending: true)]
        wanted.window = DataSourceDesk.window("versions", query)
        let versions = try await self.documents.documents(in: view.id, matching: wanted, for: reader)
        let folder = try await self.documents.folder(document.folderID, in: view.id, for: reader)
        return self.desk.renderer.response(
            DocumentPage(
                portal: view.portal,
                head: view.head(.documents),
                document: document,
                way: try await self.documents.way(to: folder, of: view.id, for: reader),
                versions: DocumentFolderPage.Part(versions, wanted.window),
            )
        )
    }

    /// `GET /datasources/:datasource/documents/:document/download`: on to the address that gives the bytes.
    func download(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, _) = try await self.desk.view(request, context)
        let document = try await self.document(view, try view.requireReader(), context)
        return AuthorizeEndpoint.redirect(
            to: self.blobs.download(
                place: .dataSource(view.id),
                digest: document.content.digest,
                name: document.fileName.text,
                at: view.visitor.now,
            ),
            status: .seeOther,
        )
    }

    private func document(_ view: DataSourceDesk.View, _ reader: DocumentReader, _ context: LintelContext) async throws
        -> Document
    {
        guard let id = context.parameters.get("document").flatMap({ DocumentID(uuid: $0) }),
            let document = try await self.documents.document(id, in: view.id, for: reader)
        else { throw PageRefusal.notFound("There is no such document in the data source.") }
        return document
    }
}
