import LintelCodec

/// Writes the body of a refusal in the error format of an API.
public protocol RefusalBody: Sendable {
    /// The body that says what `refusal` means.
    func content(of refusal: Refusal) -> RefusalContent
}

/// Bytes and their media type.
public struct RefusalContent: Sendable, Hashable {
    /// The `Content-Type`.
    public var type: String
    /// The body.
    public var bytes: [UInt8]

    /// - Parameter type: The `Content-Type`.
    public init(type: String, bytes: [UInt8]) {
        self.type = type
        self.bytes = bytes
    }
}

/// The format of an API that has none of its own: `{"error": …, "error_description": …}` with OAuth's codes.
public struct OAuthRefusalBody: RefusalBody {
    /// Makes the format.
    public init() {}

    /// The body of the answer to a refused call.
    public func content(of refusal: Refusal) -> RefusalContent {
        var json = JSONWriter()
        json.beginObject()
        json.member("error", refusal.challenge?.error?.rawValue ?? Self.code(of: refusal.reason))
        json.member("error_description", refusal.message)
        json.endObject()
        return RefusalContent(type: "application/json", bytes: json.bytes)
    }

    private static func code(of reason: Refusal.Reason) -> String {
        switch reason {
        case .unavailable: "temporarily_unavailable"
        case .accessDenied, .roleMissing: "access_denied"
        case .notFound: "not_found"
        default: "unauthorized"
        }
    }
}
