import HTTPTypes
public import Hummingbird
import NIOCore

extension Refusal {
    /// The answer with a body in the API's format; it is not to be stored.
    public func response(body: some RefusalBody) -> Response {
        let content = body.content(of: self)
        var headers: HTTPFields = [.contentType: content.type, .cacheControl: "no-store"]
        if let challenge = self.challenge { headers[.wwwAuthenticate] = challenge.headerValue }
        if self.reason == .unavailable { headers[.retryAfter] = "5" }
        return Response(
            status: self.status,
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: content.bytes)),
        )
    }
}
