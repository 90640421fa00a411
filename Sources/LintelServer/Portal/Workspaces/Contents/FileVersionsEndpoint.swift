import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// One file of a workspace: its versions and their bytes.
struct FileVersionsEndpoint: Sendable {
    let desk: WorkspaceDesk
    let files: any FileStore
    let blobs: BlobLinks

    /// `GET …/files/:file`: with `before` the versions before one.
    func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, query) = try await self.desk.view(request, context)
        let file = try await self.file(version: nil, view, context)
        let last = try WorkspaceDesk.version("before", query)
        // One more than is shown tells whether there is another page.
        let versions = try await self.files.versions(
            of: file.id,
            in: view.id,
            before: last,
            limit: FolderEndpoint.pageSize + 1,
        )
        return self.desk.renderer.response(
            FileVersionsPage(
                portal: view.organisation.portal,
                head: view.head(.contents),
                workspace: view.workspace,
                file: file,
                versions: Array(versions.prefix(FolderEndpoint.pageSize)),
                isFirst: last == nil,
                hasMore: versions.count > FolderEndpoint.pageSize,
            )
        )
    }

    /// `GET …/files/:file/versions/:version/download`: on to the address that gives the bytes.
    func download(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, _) = try await self.desk.view(request, context)
        let file = try await self.file(version: try self.desk.version(context), view, context)
        return AuthorizeEndpoint.redirect(
            to: self.blobs.download(
                place: .workspace(view.id),
                digest: file.version.blob.digest,
                name: file.path.name,
                at: view.visitor.now,
            ),
            status: .seeOther,
        )
    }

    private func file(version: VersionID?, _ view: WorkspaceDesk.View, _ context: LintelContext) async throws -> File {
        try self.desk.require(.read(.file), on: view)
        let id = FileID(try self.desk.organisations.parameter("file", context))
        let file = try await self.files.file(id, in: view.id, version: version, includingDeleted: false)
        guard let file else { throw PageRefusal.notFound("There is no such file in the workspace.") }
        return file
    }
}
