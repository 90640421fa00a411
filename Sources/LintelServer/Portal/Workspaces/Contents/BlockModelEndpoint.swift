import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// One block model of a workspace: its versions and columns.
struct BlockModelEndpoint: Sendable {
    let desk: WorkspaceDesk
    let models: any BlockModelStore

    /// `GET …/block-models/:model`: with `offset` older versions.
    func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, query) = try await self.desk.view(request, context)
        try self.desk.require(.read(.blockModel), on: view)
        let id = BlockModelID(try self.desk.organisations.parameter("model", context))
        guard let model = try await self.models.model(id, in: view.id, isDeleted: false) else {
            throw PageRefusal.notFound("There is no such block model in the workspace.")
        }
        let offset = WorkspaceDesk.offset("offset", query)
        let window = BlockListWindow(offset: offset, limit: FolderEndpoint.pageSize)
        return self.desk.renderer.response(
            BlockModelPage(
                portal: view.organisation.portal,
                head: view.head(.contents),
                workspace: view.workspace,
                model: model,
                versions: try await self.models.versions(of: id, window: window),
                offset: offset,
            )
        )
    }
}
