package import HTTPTypes
package import Hummingbird
package import LintelPlatform
import NIOCore

/// What an iTwin platform API does not do, and why: it becomes an error body (contract §4.1).
package struct ITwinRefusal: Error, Sendable, Hashable {
    package var status: HTTPResponse.Status
    package var error: ITwinError
    /// Seconds after which the call is worth another try.
    package var retryAfter: Int?

    package init(
        _ status: HTTPResponse.Status,
        _ code: String,
        _ message: String,
        target: String? = nil,
        details: [ITwinError.Detail] = [],
        retryAfter: Int? = nil,
    ) {
        self.status = status
        self.error = ITwinError(code: code, message: message, target: target, details: details)
        self.retryAfter = retryAfter
    }

    /// The answer that tells of it.
    package var response: Response {
        var response = Response(
            status: self.status,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: self.error.json())),
        )
        if let retryAfter { response.headers[.retryAfter] = "\(retryAfter)" }
        return response
    }
}

/// The codes that one of the iTwin platform APIs has for what it refuses.
package struct ITwinNames: Sendable, Hashable {
    /// Things that there are not: `iTwinNotFound`.
    package var notFound: String
    /// Input that does not fit: `InvalidiTwinsRequest`.
    package var invalid: String
    /// The status of ``invalid``.
    package var invalidStatus: HTTPResponse.Status
    /// What something else has already: `iTwinExists`; nil for an API that says `Conflict`.
    package var taken: String?
    /// What ``notFound`` is about, where the rules of access refuse a call with it: `scheduleId`.
    package var notFoundTarget: String?

    package init(
        notFound: String,
        invalid: String,
        invalidStatus: HTTPResponse.Status = .unprocessableContent,
        taken: String? = nil,
        notFoundTarget: String? = nil,
    ) {
        self.notFound = notFound
        self.invalid = invalid
        self.invalidStatus = invalidStatus
        self.taken = taken
        self.notFoundTarget = notFoundTarget
    }

    /// What a rule of the platform refuses.
    package func refusal(_ error: PlatformError) -> ITwinRefusal {
        switch error.code {
        case .notFound:
            ITwinRefusal(.notFound, self.notFound, error.message, target: error.field)
        case .roleMissing:
            ITwinRefusal(.forbidden, "InsufficientPermissions", error.message)
        case .nameTaken where self.taken != nil:
            ITwinRefusal(
                .conflict,
                self.taken ?? "",
                error.message,
                details: [ITwinError.Detail(code: "InvalidValue", message: error.message, target: error.field)],
            )
        case .conflict, .nameTaken, .listFull, .ownerLast:
            ITwinRefusal(.conflict, "Conflict", error.message, target: error.field)
        case .invitationThrottled, .changesThrottled:
            ITwinRefusal(.tooManyRequests, "RateLimitExceeded", error.message, retryAfter: 3_600)
        case .busy:
            ITwinRefusal(.serviceUnavailable, "ServiceUnavailable", error.message, retryAfter: 1)
        default:
            error.places.isEmpty
                ? self.invalid(error.message, field: error.field) : self.invalid(error.message, at: error.places)
        }
    }

    /// A member of the body, or a parameter, that does not fit.
    package func invalid(_ message: String, field: String?, code: String = "InvalidProperty") -> ITwinRefusal {
        ITwinRefusal(
            self.invalidStatus,
            self.invalid,
            field == nil ? message : "The request is invalid.",
            details: field.map { [ITwinError.Detail(code: code, message: message, target: $0)] } ?? [],
        )
    }

    /// Something that does not fit with several places of what is there, such as the tasks on a circle of links.
    private func invalid(_ message: String, at places: [PlatformError.Place]) -> ITwinRefusal {
        ITwinRefusal(
            self.invalidStatus,
            self.invalid,
            message,
            details: places.map { ITwinError.Detail(code: "InvalidProperty", message: $0.reason, target: $0.name) },
        )
    }

    /// A body that cannot be read.
    package func unreadable(_ message: String) -> ITwinRefusal {
        ITwinRefusal(
            self.invalidStatus,
            self.invalid,
            "The request is invalid.",
            details: [ITwinError.Detail(code: "InvalidRequestBody", message: message)],
        )
    }
}
