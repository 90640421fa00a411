import NIOCore
import NIOHTTP1

/// One call as an API asks for it, before token and correlation id are put to it.
struct HTTPCall: Sendable {
    /// What is sent.
    enum Body: Sendable {
        case none
        case bytes([UInt8], type: String)
        /// A part of a file of this machine, read anew for each attempt.
        case file(FilePart)
    }

    var method: HTTPMethod = .GET
    var address: String
    var headers: [(name: String, value: String)] = []
    var body: Body = .none
    /// Names the kind of call in logs and metrics: one of a fixed set, never anything of the address.
    var operation: String
    /// The path as its parts were put together, when it was; an id or a name that is empty or a dot leads elsewhere.
    var path: String?
    /// Whether a token goes with it; addresses of blobs carry their own secret.
    var isAuthorised = true
    /// Whether the address, the body or the answer is a secret, whoever asks: it goes where nobody reads along.
    var isConfidential = false
    /// Whether the call may be made twice; nil goes by the method.
    var repeatable: Bool?
    /// Statuses outside of 200...299 that are no failure here, such as 304.
    var expected: Set<Int> = []
    /// Whether redirects are followed, by GET and HEAD alone.
    var followsRedirects = true

    /// Fetches what lies at an address that carries its own permission.
    static func signed(_ address: String, operation: String) -> Self {
        Self(address: address, operation: operation, isAuthorised: false, isConfidential: true)
    }

    var isRepeatable: Bool {
        if let repeatable { return repeatable }
        return switch self.method {
        case .GET, .HEAD, .PUT, .DELETE, .OPTIONS: true
        default: false
        }
    }

    /// RFC 9110 §15.4: a method that only reads may be led elsewhere without asking.
    var mayFollowRedirects: Bool { self.followsRedirects && (self.method == .GET || self.method == .HEAD) }

    /// Whether the parts of the path are those that were meant: none is empty or leads upwards (RFC 3986 §5.2.4).
    var hasPlainPath: Bool {
        guard let path else { return true }
        return path.prefix { $0 != "?" }.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
            .allSatisfy { part in
                let part = part.replacing("%2E", with: ".").replacing("%2e", with: ".")
                return !part.isEmpty && part != "." && part != ".."
            }
    }

    func isSuccess(_ status: Int) -> Bool { (200...299).contains(status) || self.expected.contains(status) }
}

/// The beginning of an answer.
struct AnswerHead: Sendable {
    var status: Int
    var headers: HTTPHeaders
    var correlationID: String?
    var retryAfter: Duration?
    /// Where the answer came from, after redirects.
    var address: String

    func first(_ name: String) -> String? { self.headers.first(name: name) }
}

/// An answer that was read whole.
struct HTTPAnswer: Sendable {
    var head: AnswerHead
    var bytes: [UInt8]

    var status: Int { self.head.status }
}
