package import HTTPTypes
package import Hummingbird
package import LintelPlatform
import NIOCore

/// What an Evo API does not do, and why: it becomes a problem body.
package struct EvoRefusal: Error, Sendable {
    package var status: HTTPResponse.Status
    /// The end of the problem's `type`.
    package var code: String
    package var title: String
    package var detail: String
    package var parameters: [EvoProblems.InvalidParameter] = []
    /// What the clients read of the problem beside the members that each has.
    package var members: [EvoProblems.Member] = []

    /// Seconds after which the call is worth another try.
    package var retryAfter: Int? {
        switch self.status {
        case .tooManyRequests: 3_600
        case .serviceUnavailable: 1
        default: nil
        }
    }

    package init(
        _ status: HTTPResponse.Status,
        _ code: String,
        title: String? = nil,
        _ detail: String,
        parameters: [EvoProblems.InvalidParameter] = [],
        members: [EvoProblems.Member] = [],
    ) {
        self.status = status
        self.code = code
        self.title = title ?? "\(status.reasonPhrase)."
        self.detail = detail
        self.parameters = parameters
        self.members = members
    }

    /// What a rule of the platform refuses, with the field at fault.
    package init(_ status: HTTPResponse.Status, _ code: String, title: String? = nil, _ error: PlatformError) {
        var parameters = error.places.map { EvoProblems.InvalidParameter(name: $0.name, reason: $0.reason) }
        if let field = error.field { parameters.append(.init(name: field, reason: error.message)) }
        self.init(status, code, title: title, error.message, parameters: parameters)
    }

    /// A parameter, or a member of the body, that does not fit: 422, as the clients expect it.
    package static func invalid(_ name: String, _ reason: String) -> EvoRefusal {
        EvoRefusal(
            .unprocessableContent,
            "validation-error",
            title: "Validation Error.",
            "The request has invalid parameters.",
            parameters: [EvoProblems.InvalidParameter(name: name, reason: reason)],
        )
    }

    /// A request that cannot be read.
    package static func unreadable(_ detail: String) -> EvoRefusal { EvoRefusal(.badRequest, "bad-request", detail) }

    /// What the caller may not know of, or what there is not.
    package static func missing(_ detail: String) -> EvoRefusal { EvoRefusal(.notFound, "not-found", detail) }

    /// What a rule of the platform refuses.
    package init(_ error: PlatformError) {
        switch error.code {
        case .notFound:
            self = .missing(error.message)
        case .roleMissing:
            self.init(.forbidden, "auth/insufficient-role", title: "Insufficient Role.", error.message)
        case .conflict, .nameTaken, .workspaceOwnerLast, .administratorLast, .listFull:
            self.init(.conflict, error.code.rawValue.replacing("_", with: "-"), error.message)
        case .invitationThrottled, .changesThrottled:
            self.init(.tooManyRequests, error.code.rawValue.replacing("_", with: "-"), error.message)
        case .busy:
            self.init(.serviceUnavailable, "unavailable", error.message)
        case .queryInvalid where error.field == nil:
            self = .unreadable(error.message)
        default:
            self = .invalid(error.field ?? "body", error.message)
        }
    }
}

extension EvoProblems {
    /// The answer that tells of a refusal.
    package func response(_ refusal: EvoRefusal) -> Response {
        let bytes = self.body(
            refusal.code,
            status: refusal.status,
            title: refusal.title,
            detail: refusal.detail,
            invalidParameters: refusal.parameters,
            members: self.members(of: refusal),
        )
        var response = Response(
            status: refusal.status,
            headers: [.contentType: Self.mediaType, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)),
        )
        if let seconds = refusal.retryAfter { response.headers[.retryAfter] = "\(seconds)" }
        return response
    }
}
