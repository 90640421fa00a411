import HTTPTypes
import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform

/// What is in a workspace, folder by folder.
struct FolderEndpoint: Sendable {
    /// How many rows a page shows.
    static let pageSize = 50

    let desk: WorkspaceDesk
    let contents: any ContentStore

    /// `GET …/contents`: with `folder` one below the top, with `after` what follows a place in it.
    func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, query) = try await self.desk.view(request, context)
        try self.desk.requireContents(view)
        guard let folder = ContentFolder(query["folder"] ?? "") else { throw Self.unknown }
        var position: ContentPosition?
        if let after = query["after"] {
            position = ContentPosition(after)
            guard position != nil else {
                throw PageRefusal(.badRequest, .parameterInvalid, "There is no such place in the folder.")
            }
        }
        let part = try await self.contents.part(
            of: folder,
            in: view.id,
            kinds: view.readable,
            after: position,
            limit: Self.pageSize,
        )
        guard folder.isTop || position != nil || !part.isEmpty else { throw Self.unknown }
        return self.desk.renderer.response(
            FolderPage(
                portal: view.organisation.portal,
                head: view.head(.contents),
                workspace: view.workspace,
                folder: folder,
                part: part,
                isFirst: position == nil,
            )
        )
    }

    private static let unknown = PageRefusal.notFound("There is no such folder in the workspace.")
}
