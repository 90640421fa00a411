package import HTTPTypes
import Hummingbird
import LintelPlatform
import NIOCore

/// A refusal at a signed address, written as Azure writes them: clients know its codes.
package struct BlobProblem: Error, Sendable, Hashable {
    package var status: HTTPResponse.Status
    package var code: String
    package var message: String

    init(_ status: HTTPResponse.Status, _ code: String, _ message: String) {
        self.status = status
        self.code = code
        self.message = message
    }

    /// The one answer to an address that is not good, for whatever reason.
    static let forbidden = Self(
        .forbidden,
        "AuthenticationFailed",
        "The address has expired, was altered, or is for another method. Ask for a new one.",
    )
    static let notFound = Self(.notFound, "BlobNotFound", "There is nothing at this address any more.")
    static let lengthRequired = Self(.lengthRequired, "MissingContentLengthHeader", "Content-Length is required.")
    static let blockIDInvalid = Self(.badRequest, "InvalidBlockId", "blockid is not Base64 of 1 to 64 bytes.")
    static let componentInvalid = Self(
        .badRequest,
        "InvalidQueryParameterValue",
        "comp is neither block nor blocklist.",
    )
    static let typeMissing = Self(
        .badRequest,
        "MissingRequiredHeader",
        "x-ms-blob-type: BlockBlob is required to send a whole file.",
    )
    static let listInvalid = Self(.badRequest, "InvalidXmlDocument", "The body is not a block list.")
    static let tooManyBlocks = Self(.badRequest, "BlockListTooLong", "The list names more than 50,000 blocks.")
    static let blockUnknown = Self(.badRequest, "InvalidBlockList", "The list names a block that was not sent.")
    static let tooLarge = Self(.contentTooLarge, "RequestBodyTooLarge", "That is more than may be sent.")
    static let rangeInvalid = Self(.rangeNotSatisfiable, "InvalidRange", "The file has no such range.")
    static let busy = Self(.serviceUnavailable, "ServerBusy", "The server is busy. Try again in a second.")

    /// What became of the bytes; nil for what is no refusal.
    init?(_ error: any Error) {
        switch error {
        case let problem as BlobProblem: self = problem
        case let refusal as BlobRefusal: self = Self.problem(refusal.code)
        case let error as PlatformError where error.code == .notFound: self = .notFound
        case let error as PlatformError where error.code == .conflict:
            self.init(.conflict, "BlobAlreadyExists", "Other bytes were sent before.")
        case let fault as any TemporaryFault where fault.isTemporary: self = .busy
        default: return nil
        }
    }

    private static func problem(_ code: BlobRefusal.Code) -> Self {
        switch code {
        case .uploadUnknown: .notFound
        case .uploadCompleted: Self(.conflict, "BlobAlreadyExists", "The upload was completed with other bytes.")
        case .tooLarge: .tooLarge
        case .tooMuchSent: Self(.conflict, "BlockCountExceedsLimit", "Too much was sent for one upload.")
        case .lengthWrong: Self(.badRequest, "IncompleteBody", "Other than the announced number of bytes came.")
        case .blockMissing: .blockUnknown
        case .digestWrong:
            Self(.badRequest, "Sha256Mismatch", "The bytes do not have the SHA-256 digest that was announced.")
        default: Self(.badRequest, "InvalidInput", "The bytes cannot be taken.")
        }
    }

    /// The answer.
    ///
    /// Code and message are fixed texts, so nothing has to be escaped.
    func response() -> Response {
        let body = """
            <?xml version="1.0" encoding="utf-8"?><Error><Code>\(self.code)</Code>\
            <Message>\(self.message)</Message></Error>
            """
        var headers: HTTPFields = [.contentType: "application/xml", .cacheControl: "no-store"]
        if self.status == .serviceUnavailable { headers[.retryAfter] = "1" }
        return Response(status: self.status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
    }
}
