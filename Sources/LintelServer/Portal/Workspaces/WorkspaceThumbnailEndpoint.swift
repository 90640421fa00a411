import HTTPTypes
import Hummingbird
import LintelPlatform
import NIOCore

/// The picture of a workspace, for the cards.
struct WorkspaceThumbnailEndpoint: Sendable {
    let desk: WorkspaceDesk

    /// `GET …/thumbnail`.
    func picture(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, _) = try await self.desk.view(request, context)
        let thumbnail = try await self.desk.management.workspaces.thumbnail(of: view.id, in: view.organisationID)
        guard let thumbnail else { throw PageRefusal.notFound("The workspace has no picture.") }
        let tag = "\"\(BlobDigest(of: thumbnail.bytes).hex)\""
        // Kept by this browser alone, and asked for each time: a role may have been taken.
        var headers: HTTPFields = [
            .eTag: tag, .cacheControl: "private, no-cache", .xContentTypeOptions: "nosniff",
            // Opened by itself it is a picture and nothing else.
            .contentSecurityPolicy: "default-src 'none'; sandbox; frame-ancestors 'none'",
        ]
        if request.headers[.ifNoneMatch]?.contains(tag) == true {
            return Response(status: .notModified, headers: headers)
        }
        // The first bytes said so when it came, whatever it was called.
        headers[.contentType] = thumbnail.format.mediaType
        return Response(
            status: .ok,
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: thumbnail.bytes))
        )
    }
}
