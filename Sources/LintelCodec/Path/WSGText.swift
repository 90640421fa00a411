/// Texts in the paths of the Web Services Gateway: what could mean something there is written as `~` and two hexadecimal
/// digits for each byte, so that no decoding of percent signs on the way changes it.
package enum WSGText {
    /// Writes a text: letters, digits, `-`, `.` and `_` stay what they are.
    package static func escape(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 8)
        for byte in text.utf8 {
            guard !Self.isPlain(byte) else {
                bytes.append(byte)
                continue
            }
            bytes.append(UInt8(ascii: "~"))
            bytes.append(Self.digit(byte >> 4))
            bytes.append(Self.digit(byte & 0xF))
        }
        // ASCII only.
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads a text in which everything may stand as it is; nil when a `~` is not followed by two digits, or when what
    /// comes out is no UTF-8.
    package static func unescape(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "~") else {
                plain.append(bytes[index])
                index += 1
                continue
            }
            guard index + 2 < bytes.count, let high = Hex.value(of: bytes[index + 1]),
                let low = Hex.value(of: bytes[index + 2])
            else { return nil }
            plain.append(high << 4 | low)
            index += 3
        }
        return String(validating: plain, as: UTF8.self)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
        default: false
        }
    }

    /// Upper case, as clients write `~3A`.
    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }
}
