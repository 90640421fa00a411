import HTTPTypes

/// The token of a request, found by RFC 6750 §2.1: in the `Authorization` header and nowhere else.
enum BearerToken {
    /// As much as the verifier would read; a longer one is not looked at.
    static let maximumBytes = 16_384

    /// What the headers hold.
    enum Finding: Sendable, Hashable {
        /// No header, or one of another scheme.
        case none
        /// A header that should carry a token and does not.
        case malformed(String)
        case token(String)
    }

    /// Looks at the `Authorization` headers.
    static func find(in headers: HTTPFields) -> Finding {
        let values = headers[values: .authorization]
        guard let value = values.first else { return .none }
        guard values.count == 1 else { return .malformed("The request has more than one Authorization header.") }
        // RFC 9110 §11.1: the scheme is compared without case.
        let scheme = value.utf8.prefix { $0 != UInt8(ascii: " ") }
        guard String(Substring(scheme)).lowercased() == "bearer" else { return .none }
        let token = value.utf8.dropFirst(scheme.count + 1)
        guard !token.isEmpty else { return .malformed("The Authorization header has no token.") }
        guard token.count <= Self.maximumBytes else { return .malformed("The token is too long.") }
        guard Self.isToken(token) else { return .malformed("The token has characters that no token has.") }
        return .token(String(Substring(token)))
    }

    /// RFC 6750 §2.1: `b64token = 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="`.
    private static func isToken(_ bytes: Substring.UTF8View) -> Bool {
        let padding = bytes.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        let body = bytes.dropLast(padding)
        return !body.isEmpty
            && body.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"): true
                case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
                case UInt8(ascii: "+"), UInt8(ascii: "/"): true
                default: false
                }
            }
    }
}
