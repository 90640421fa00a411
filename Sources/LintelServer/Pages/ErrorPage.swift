package import HTTPTypes

/// A refusal on our own origin, in plain words.
package struct ErrorPage: Page {
    package static let template = PageTemplate("error")

    let heading: String
    let sentence: String
    let statusCode: Int
    let errorID: String?
    let explanation: SiteURL?
    let correlationID: String?
    let accessCheck: SiteURL?
    private let reasonPhrase: String

    /// - Parameters:
    ///   - status: the status of the answer.
    ///   - sentence: what went wrong and what to do, safe to show to anyone.
    ///   - errorID: the id of the refusal; links to its entry in the list of errors.
    ///   - correlationID: the value of `X-Correlation-ID` of this answer.
    ///   - accessCheck: where the reader finds out why.
    package init(
        status: HTTPResponse.Status,
        sentence: String,
        errorID: String?,
        correlationID: String?,
        accessCheck: AccessURL? = nil,
    ) {
        self.statusCode = status.code
        self.reasonPhrase = status.reasonPhrase
        self.heading = Self.heading(for: status)
        self.sentence = sentence
        self.errorID = errorID
        self.explanation = errorID.map { .error(id: $0) }
        self.correlationID = correlationID
        self.accessCheck = accessCheck.map { .access($0) }
    }

    package var title: String { "\(self.heading) · Lintel" }

    package var status: HTTPResponse.Status {
        HTTPResponse.Status(code: self.statusCode, reasonPhrase: self.reasonPhrase)
    }

    private static func heading(for status: HTTPResponse.Status) -> String {
        switch status.code {
        case 401: "Please sign in"
        case 403: "Not allowed"
        case 404: "Nothing here"
        case 405: "Not done that way"
        case 429: "Too many tries"
        case 413, 414, 431: "Too large"
        case 503: "Busy right now"
        case 500...: "Something went wrong here"
        default: "This request cannot go on"
        }
    }
}
