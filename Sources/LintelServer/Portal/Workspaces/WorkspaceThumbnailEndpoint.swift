import HTTPTypes
import Hummingbird
import LintelPlatform

/// The picture of a workspace, for the cards.
struct WorkspaceThumbnailEndpoint: Sendable {
    let desk: WorkspaceDesk

    /// `GET …/thumbnail`.
    func picture(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, _) = try await self.desk.view(request, context)
        let thumbnail = try await self.desk.management.workspaces.thumbnail(of: view.id, in: view.organisationID)
        guard let thumbnail else { throw PageRefusal.notFound("The workspace has no picture.") }
        return PictureAnswer.response(thumbnail, to: request)
    }
}
