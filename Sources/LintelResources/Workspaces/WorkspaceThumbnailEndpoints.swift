import HTTPTypes
import Hummingbird
import LintelPlatform
import NIOCore

/// The picture of a workspace.
struct WorkspaceThumbnailEndpoints: Sendable {
    let workspaces: WorkspaceManagement

    func get(_ call: EvoCall) async throws -> Response {
        let thumbnail = try await self.workspaces.workspaces.thumbnail(
            of: try call.workspace().id,
            in: call.organisation,
        )
        guard let thumbnail else { throw EvoRefusal.missing("The workspace has no thumbnail.") }
        return Response(
            status: .ok,
            headers: [
                .contentType: thumbnail.format.mediaType, .cacheControl: "private, no-cache",
                // Whatever else the bytes might be taken for.
                .xContentTypeOptions: "nosniff", .contentSecurityPolicy: "sandbox",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: thumbnail.bytes)),
        )
    }

    func put(_ call: EvoCall) async throws -> Response {
        let bytes = try await call.bytes(upTo: Picture.maximumBytes)
        return try await self.set(try Picture(bytes, field: "thumbnail"), call)
    }

    func delete(_ call: EvoCall) async throws -> Response {
        guard try call.workspace().hasThumbnail else { throw EvoRefusal.missing("The workspace has no thumbnail.") }
        return try await self.set(nil, call)
    }

    private func set(_ thumbnail: Picture?, _ call: EvoCall) async throws -> Response {
        try await self.workspaces.setThumbnail(
            thumbnail,
            of: try call.workspace().id,
            in: call.organisation,
            by: call.actor,
            at: call.now,
        )
        return CallAnswer.empty(.noContent)
    }
}
