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
        // Lists write thousands of them: the standard library's `String(_:radix:)` divides 128 bits for each digit.
        let halves = (UInt64(truncatingIfNeeded: bits >> 64), UInt64(truncatingIfNeeded: bits))
        self.rawValue = String(unsafeUninitializedCapacity: 36) { text in
            var digit = 0
            for position in 0..<36 {
                if position == 8 || position == 13 || position == 18 || position == 23 {
                    text[position] = UInt8(ascii: "-")
                } else {
                    let half = digit < 16 ? halves.0 : halves.1
                    let value = UInt8(truncatingIfNeeded: half >> UInt64(60 - 4 * (digit % 16)) & 0xF)
                    text[position] = value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
                    digit += 1
                }
            }
            return 36
        }
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
