/// Which bytes each part of a URI may hold (RFC 3986 appendix A).
enum URISyntax {
    /// scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." ), RFC 3986 §3.1.
    static func isScheme(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, self.isLetter(first) else { return false }
        return bytes.allSatisfy { self.isLetter($0) || self.isDigit($0) || "+-.".utf8.contains($0) }
    }

    /// Segments of pchar with slashes between them, RFC 3986 §3.3.
    static func isPath(_ bytes: ArraySlice<UInt8>) -> Bool {
        self.isEncoded(bytes) { self.isUnreserved($0) || self.isSubDelimiter($0) || ":@/".utf8.contains($0) }
    }

    /// query = *( pchar / "/" / "?" ), RFC 3986 §3.4.
    static func isQuery(_ bytes: ArraySlice<UInt8>) -> Bool {
        self.isEncoded(bytes) { self.isUnreserved($0) || self.isSubDelimiter($0) || ":@/?".utf8.contains($0) }
    }

    /// userinfo = *( unreserved / pct-encoded / sub-delims / ":" ), RFC 3986 §3.2.1.
    static func isUserInformation(_ bytes: ArraySlice<UInt8>) -> Bool {
        self.isEncoded(bytes) { self.isUnreserved($0) || self.isSubDelimiter($0) || $0 == UInt8(ascii: ":") }
    }

    /// reg-name = *( unreserved / pct-encoded / sub-delims ), RFC 3986 §3.2.2.
    static func isRegisteredName(_ bytes: ArraySlice<UInt8>) -> Bool {
        self.isEncoded(bytes) { self.isUnreserved($0) || self.isSubDelimiter($0) }
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        let lower = byte | 0x20
        return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        self.isLetter(byte) || self.isDigit(byte) || "-._~".utf8.contains(byte)
    }

    private static func isSubDelimiter(_ byte: UInt8) -> Bool { "!$&'()*+,;=".utf8.contains(byte) }

    /// Whether every byte is allowed or part of a percent-encoding, RFC 3986 §2.1.
    private static func isEncoded(_ bytes: ArraySlice<UInt8>, allows: (UInt8) -> Bool) -> Bool {
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                guard let high = rest.popFirst(), Hex.value(of: high) != nil, let low = rest.popFirst(),
                    Hex.value(of: low) != nil
                else { return false }
            } else if !allows(byte) {
                return false
            }
        }
        return true
    }
}
