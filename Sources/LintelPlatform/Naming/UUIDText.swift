package import LintelTokens

/// A UUID as text: 32 hexadecimal digits in groups of 8-4-4-4-12 (RFC 9562 §4), kept in lower case.
package struct UUIDText: Sendable, Hashable {
    package let rawValue: String

    /// Nil for a text of another form; upper-case digits are read.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 36 else { return nil }
        for (position, byte) in bytes.enumerated() {
            switch position {
            case 8, 13, 18, 23: guard byte == UInt8(ascii: "-") else { return nil }
            default: guard Self.isDigit(byte) else { return nil }
            }
        }
        self.rawValue = text.lowercased()
    }

    /// The UUID of these bits.
    package init(_ bits: UInt128) {
        let digits = String(bits, radix: 16)
        var hex = Substring(String(repeating: "0", count: 32 - digits.count) + digits)
        var groups: [Substring] = []
        for length in [8, 4, 4, 4, 12] {
            groups.append(hex.prefix(length))
            hex = hex.dropFirst(length)
        }
        self.rawValue = groups.joined(separator: "-")
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}

extension Identifier {
    /// Reads an id that is a UUID, as a caller has sent it; nil for anything else.
    package init?(uuid text: some StringProtocol) {
        guard let uuid = UUIDText(text) else { return nil }
        self.init(uuid.rawValue)
    }
}
