import HTTPTypes
import Hummingbird
import LintelPlatform
import LintelTokens
import NIOCore

/// Pictures and exports at signed addresses.
struct ITwinDownloadEndpoint: Sendable {
    let projects: any ProjectStore
    let links: BlobLinks
    let clock: WallClock

    func picture(_ request: Request, _ parameters: Parameters) async throws -> Response {
        guard self.isSigned(request) else { return BlobProblem.forbidden.response() }
        guard let id = parameters.get("picture"), let picture = try await self.projects.picture(ProjectPictureID(id))
        else { return BlobProblem.notFound.response() }
        return Self.response(picture.bytes, [.contentType: picture.format.mediaType])
    }

    func export(_ request: Request, _ parameters: Parameters) async throws -> Response {
        guard self.isSigned(request) else { return BlobProblem.forbidden.response() }
        guard let id = parameters.get("export"),
            let document = try await self.projects.document(ProjectExportID(id))
        else { return BlobProblem.notFound.response() }
        let type = document.format == .csv ? "text/csv; charset=utf-8" : "application/gzip"
        return Self.response(
            document.bytes,
            [
                .contentType: type,
                .contentDisposition: ContentDisposition.attachment(document.format.fileName),
            ],
        )
    }

    private func isSigned(_ request: Request) -> Bool {
        self.links.verify(path: request.uri.path, query: request.uri.query, at: self.clock.now())
    }

    private static func response(_ bytes: [UInt8], _ more: HTTPFields) -> Response {
        var headers: HTTPFields = [
            // Opened by itself it is what it is, and no page of this server.
            .contentSecurityPolicy: "default-src 'none'; sandbox", .xContentTypeOptions: "nosniff",
            .cacheControl: "private, max-age=\(BlobLinks.lifetimeSeconds)",
        ]
        headers.append(contentsOf: more)
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
