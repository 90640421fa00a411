/// The name and password of an `Authorization: Basic` header (RFC 7617).
///
/// OAuth clients form-encode both halves before they join them (RFC 6749 §2.3.1); many do not. Both readings are
/// kept, and the caller decides which it takes.
package struct BasicCredentials: Sendable, Hashable {
    /// Bytes of the longest header value that is read.
    package static let maximumBytes = 4096

    /// The user name as sent.
    package var username: String
    /// The password as sent.
    package var password: String
    /// The user name, form-decoded; nil when it does not decode.
    package var decodedUsername: String?
    /// The password, form-decoded; nil when it does not decode.
    package var decodedPassword: String?

    /// Reads a header value: the scheme in any case, spaces, strict base64 of `username:password`.
    ///
    /// Nil for another scheme, a longer value, loose base64, no colon, bytes that are not UTF-8 and control
    /// characters (RFC 7617 §2).
    package init?(authorizationHeader value: String) {
        guard value.utf8.count <= Self.maximumBytes else { return nil }
        let bytes = Array(value.utf8)
        guard let space = bytes.firstIndex(of: UInt8(ascii: " ")), Self.isBasic(bytes[..<space]) else { return nil }
        let token = bytes[space...].drop { $0 == UInt8(ascii: " ") }
        // RFC 7617 §2: the first colon ends the user name, the password may hold more of them.
        guard !token.isEmpty, let pair = Base64.decode(token), let colon = pair.firstIndex(of: UInt8(ascii: ":")),
            let username = Self.text(pair[..<colon]), let password = Self.text(pair[(colon + 1)...])
        else { return nil }
        self.username = username
        self.password = password
        self.decodedUsername = FormEncoding.decode(username.utf8).flatMap { Self.text($0[...]) }
        self.decodedPassword = FormEncoding.decode(password.utf8).flatMap { Self.text($0[...]) }
    }

    /// RFC 9110 §11.1: the scheme is compared without regard to case.
    private static func isBasic(_ scheme: ArraySlice<UInt8>) -> Bool {
        scheme.elementsEqual("basic".utf8) { $0 | 0x20 == $1 }
    }

    /// The bytes as text without control characters, or nil.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }
}
