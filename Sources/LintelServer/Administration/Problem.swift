import HTTPTypes
import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import NIOCore

/// A refusal of the administration API: problem details (RFC 9457) with the stable error id.
struct Problem: Error, Sendable {
    let status: HTTPResponse.Status
    let id: ErrorID
    let sentence: String
    /// The member of the body, or the parameter, that is at fault.
    var field: String?
    /// Seconds for `Retry-After`.
    var retryAfter: Int64?
    /// For the log.
    var detail: String?

    init(
        _ status: HTTPResponse.Status,
        _ id: ErrorID,
        _ sentence: String,
        field: String? = nil,
        retryAfter: Int64? = nil,
        detail: String? = nil,
    ) {
        self.status = status
        self.id = id
        self.sentence = sentence
        self.field = field
        self.retryAfter = retryAfter
        self.detail = detail
    }

    /// What a rule of the platform refuses.
    ///
    /// - Parameter isConditional: Whether the caller has said which version it changes.
    init(_ error: PlatformError, isConditional: Bool) {
        let refusal = PageRefusal(error)
        let isStale = error.code == .conflict && isConditional
        let status = isStale ? HTTPResponse.Status.preconditionFailed : refusal.status
        self.init(status, refusal.id, refusal.sentence, field: error.field, retryAfter: refusal.retryAfter)
    }

    /// What is refused before a call is read.
    init(_ refusal: PageRefusal) {
        self.init(refusal.status, refusal.id, refusal.sentence, retryAfter: refusal.retryAfter)
    }

    static let notFound = Problem(.notFound, .pageNotFound, "There is nothing at this address.")

    static func invalid(_ field: String, _ sentence: String) -> Problem {
        Problem(.unprocessableContent, .parameterInvalid, sentence, field: field)
    }

    /// The answer, with the members `type`, `title`, `status`, `detail`, `id`, `field` and `correlation_id`.
    func response(issuer: String, correlationID: CorrelationID) -> Response {
        var json = JSONWriter(reservingCapacity: 384)
        json.beginObject()
        json.member("type", issuer + SiteURL.error(id: self.id.rawValue).description)
        json.member("title", self.status.reasonPhrase)
        json.member("status", Int64(self.status.code))
        json.member("detail", self.sentence)
        json.member("id", self.id.rawValue)
        if let field = self.field { json.member("field", field) }
        json.member("correlation_id", correlationID.description)
        json.endObject()
        var response = Response(
            status: self.status,
            headers: [
                .contentType: "application/problem+json", .cacheControl: "no-store", .xContentTypeOptions: "nosniff",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes)),
        )
        if let retryAfter = self.retryAfter { response.headers[.retryAfter] = "\(retryAfter)" }
        return response
    }
}
