/// Serialising and reading of single `application/x-www-form-urlencoded` texts (RFC 6749 appendix B).
package enum FormEncoding {
    private static let hexDigits: [UInt8] = Array("0123456789ABCDEF".utf8)

    /// The encoded text; letters, digits, `-`, `.` and `_` stay, a space becomes `+`.
    package static func encode(_ text: String) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count)
        self.append(text, space: "+", to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// Adds one field to `query`, after an `&` when it is not empty.
    ///
    /// A space becomes `%20`, which means a space in the query and in the fragment of any URI; `+` does not.
    package static func append(name: String, value: String, to query: inout String) {
        var output: [UInt8] = []
        output.reserveCapacity(name.utf8.count + value.utf8.count + 2)
        if !query.isEmpty { output.append(UInt8(ascii: "&")) }
        self.append(name, space: "%20", to: &output)
        output.append(UInt8(ascii: "="))
        self.append(value, space: "%20", to: &output)
        query += String(decoding: output, as: UTF8.self)
    }

    /// The decoded bytes, or nil when a percent sign is not followed by two hexadecimal digits.
    package static func decode(_ bytes: some Collection<UInt8>) -> [UInt8]? {
        bytes.withByteSpan { Self.decode($0) }
    }

    /// The same as ``decode(_:)`` for a span.
    static func decode(_ bytes: Span<UInt8>) -> [UInt8]? {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "+"):
                output.append(UInt8(ascii: " "))
                index += 1
            case UInt8(ascii: "%"):
                guard bytes.count - index > 2, let high = Hex.value(of: bytes[index + 1]),
                    let low = Hex.value(of: bytes[index + 2])
                else { return nil }
                output.append(high << 4 | low)
                index += 3
            case let byte:
                output.append(byte)
                index += 1
            }
        }
        return output
    }

    private static func append(_ text: String, space: StaticString, to output: inout [UInt8]) {
        let hexDigits = Self.hexDigits
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                output.append(byte)
            case UInt8(ascii: " "):
                space.withUTF8Buffer { output.append(contentsOf: $0) }
            default:
                output.append(UInt8(ascii: "%"))
                output.append(hexDigits[Int(byte >> 4)])
                output.append(hexDigits[Int(byte & 0x0F)])
            }
        }
    }
}
