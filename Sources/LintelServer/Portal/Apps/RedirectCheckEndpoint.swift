import HTTPTypes
import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform

/// Tells what is wrong with redirect URIs while they are typed, by the rule that decides when they are saved.
struct RedirectCheckEndpoint: Sendable {
    let door: PortalDoor

    /// `GET /apps/redirect-check`: `type`, `use` and the lines as `uris`.
    ///
    /// - Returns: The sentence as plain text; 204 when there is nothing to say.
    func answer(_ request: Request, _ context: LintelContext) async throws -> Response {
        _ = try await self.door.visitor(request, context)
        let query = try self.door.query(request)
        guard let type = query["type"].flatMap(ClientType.init(rawValue:)),
            let use = query["use"].flatMap(RedirectURIRule.Use.init(rawValue:))
        else {
            throw PageRefusal(.badRequest, .parameterMissing, "The type of the app and the use of the URIs are needed.")
        }
        let lines = RedirectLines(typed: query["uris"] ?? "")
        var headers: HTTPFields = [.cacheControl: "no-store", .xContentTypeOptions: "nosniff"]
        do throws(PlatformError) {
            try RedirectURIRule(for: type, use: use).check(lines.uris)
            return Response(status: .noContent, headers: headers)
        } catch {
            headers[.contentType] = "text/plain; charset=utf-8"
            let sentence = lines.sentence(of: error, for: type, use: use)
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: sentence)))
        }
    }
}
