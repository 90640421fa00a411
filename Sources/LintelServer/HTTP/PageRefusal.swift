package import HTTPTypes
package import LintelOAuth
package import LintelPlatform

/// A refusal that a person sees: it becomes the error page.
package struct PageRefusal: Error, Sendable {
    package var status: HTTPResponse.Status
    package var id: ErrorID
    package var sentence: String
    package var detail: String?
    /// Seconds for `Retry-After`.
    package var retryAfter: Int64?
    /// Where the reader finds out why.
    package var accessCheck: AccessURL?

    package init(
        _ status: HTTPResponse.Status,
        _ id: ErrorID,
        _ sentence: String,
        detail: String? = nil,
        retryAfter: Int64? = nil,
    ) {
        self.status = status
        self.id = id
        self.sentence = sentence
        self.detail = detail
        self.retryAfter = retryAfter
    }

    /// An authorization refusal that must not be redirected.
    package init(_ error: OAuthError) {
        let status: HTTPResponse.Status =
            switch (error.id, error.status) {
            case (.mediaTypeUnsupported, _): .unsupportedMediaType
            case (_, .unauthorized): .badRequest
            case (_, let status): status
            }
        self.init(status, error.id, error.sentence, detail: error.detail)
    }

    /// A rule of the platform that no field of a form stands for.
    package init(_ error: PlatformError) {
        let (status, id): (HTTPResponse.Status, ErrorID) =
            switch error.code {
            case .notFound: (.notFound, .pageNotFound)
            case .conflict: (.conflict, .conflict)
            case .secretLimit: (.conflict, .secretLimit)
            case .changesThrottled: (.tooManyRequests, .changesThrottled)
            case .busy: (.serviceUnavailable, .serverBusy)
            case .roleMissing: (.forbidden, .roleMissing)
            case .invitationThrottled: (.tooManyRequests, .invitationThrottled)
            default: (.unprocessableContent, ErrorID(rawValue: error.code.rawValue) ?? .parameterInvalid)
            }
        self.init(status, id, error.message, retryAfter: error.code == .busy ? 1 : nil)
        if error.code == .roleMissing { self.accessCheck = .check }
    }

    /// The form belongs to another browser or is too old.
    package static let formExpired = PageRefusal(
        .forbidden,
        .formExpired,
        "This form was opened in another browser or too long ago. Please start again from your app.",
    )
}
