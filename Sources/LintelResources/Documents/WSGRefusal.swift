package import HTTPTypes
import Hummingbird
import LintelCodec
package import LintelGuard
import LintelPlatform
import LintelTokens
import NIOCore

/// What the ProjectWise API does not do, and why: it becomes its error body, of which clients want all three members.
package struct WSGRefusal: Error, Sendable, Hashable {
    package var status: HTTPResponse.Status
    /// One of the words that clients know, such as `InstanceNotFound`.
    package var id: String
    package var message: String
    package var description: String?
    /// Seconds after which the call is worth another try.
    package var retryAfter: Int64?

    package init(
        _ status: HTTPResponse.Status,
        _ id: String,
        _ message: String,
        description: String? = nil,
        retryAfter: Int64? = nil,
    ) {
        self.status = status
        self.id = id
        self.message = message
        self.description = description
        self.retryAfter = retryAfter
    }

    /// What a rule of the platform refuses; nil for what is no refusal.
    init?(_ error: any Error) {
        switch error {
        case let refusal as WSGRefusal: self = refusal
        case let error as PlatformError where error.code == .notFound:
            self.init(.notFound, "InstanceNotFound", error.message)
        case let error as PlatformError: self.init(.badRequest, "BadRequest", error.message, description: error.field)
        case let fault as any TemporaryFault where fault.isTemporary:
            self.init(.serviceUnavailable, "ServerBusy", "The server is busy.", retryAfter: 1)
        default: return nil
        }
    }

    static let instanceUnknown = Self(.notFound, "InstanceNotFound", "There is no such instance.")
    static let fileUnknown = Self(.notFound, "FileNotFound", "There is no such file.")
    static let rangeInvalid = Self(.rangeNotSatisfiable, "BadRequest", "The file has no such range.")

    static func throttled(_ seconds: Int64) -> Self {
        Self(
            .tooManyRequests,
            "TooManyRequests",
            "Too many calls of this app.",
            description: "Try again in \(seconds) seconds.",
            retryAfter: seconds,
        )
    }

    /// The error body.
    static func body(_ id: String, _ message: String, _ description: String?) -> [UInt8] {
        var json = JSONWriter(reservingCapacity: 256)
        json.object { json in
            json.member("errorId", id)
            json.member("errorMessage", message)
            json.member("errorDescription", optional: description)
        }
        return json.bytes
    }

    var response: Response {
        var headers: HTTPFields = [.contentType: "application/json", .cacheControl: "no-store"]
        if let retryAfter { headers[.retryAfter] = String(retryAfter) }
        let body = Self.body(self.id, self.message, self.description)
        return Response(
            status: self.status,
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)),
        )
    }
}

/// Refusals as the ProjectWise API writes them.
package struct WSGRefusalBody: ExplainedRefusalBody {
    package var explanation: String?

    package init() {}

    package func content(of refusal: Refusal) -> RefusalContent {
        let description = self.explanation(of: refusal).map { "See \($0)" }
        return RefusalContent(
            type: "application/json",
            bytes: WSGRefusal.body(Self.id(of: refusal.reason), Self.message(of: refusal), description),
        )
    }

    private static func id(of reason: Refusal.Reason) -> String {
        switch reason {
        case .tokenMissing, .tokenInvalid: "LoginFailed"
        case .requestMalformed: "BadRequest"
        case .scopeMissing, .accessDenied, .roleMissing: "NotEnoughRights"
        case .notFound: "RepositoryNotFound"
        case .unavailable: "ServerBusy"
        }
    }

    private static func message(of refusal: Refusal) -> String {
        guard case .scopeMissing(_, let missing) = refusal.reason else { return refusal.message }
        return "insufficient_scope: the access token lacks \(missing.description)"
    }
}
