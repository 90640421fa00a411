/// Percent-encoding of the path of a URI (RFC 3986 §2.1, §3.3).
package enum PathEncoding {
    private static let hexDigits: [UInt8] = Array("0123456789ABCDEF".utf8)

    /// The decoded bytes; nil when a percent sign is not followed by two hexadecimal digits.
    ///
    /// Unlike in a form, a plus sign is a plus sign. An encoded slash is refused too: decoded, it could not be told from
    /// one that separates two segments.
    package static func decode(_ bytes: some Collection<UInt8>) -> [UInt8]? {
        let bytes = Array(bytes)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "%") else {
                output.append(bytes[index])
                index += 1
                continue
            }
            guard bytes.count - index > 2, let high = Hex.value(of: bytes[index + 1]),
                let low = Hex.value(of: bytes[index + 2])
            else { return nil }
            let byte = high << 4 | low
            guard byte != UInt8(ascii: "/") else { return nil }
            output.append(byte)
            index += 3
        }
        return output
    }

    /// The encoded text: letters, digits, `-`, `.`, `_`, `~` (RFC 3986 §2.3) and slashes stay.
    package static func encode(_ text: String) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                output.append(byte)
            default:
                output.append(UInt8(ascii: "%"))
                output.append(Self.hexDigits[Int(byte >> 4)])
                output.append(Self.hexDigits[Int(byte & 0x0F)])
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// What follows the first `count` segments of a path, as sent; nil when the path has fewer.
    ///
    /// Empty segments count for nothing, as routers see it, but behind the last one every slash is kept.
    package static func remainder(of path: some StringProtocol, afterSegments count: Int) -> [UInt8]? {
        let bytes = Array(path.utf8)
        var index = 0
        for _ in 0..<count {
            while index < bytes.count, bytes[index] == UInt8(ascii: "/") { index += 1 }
            guard index < bytes.count else { return nil }
            while index < bytes.count, bytes[index] != UInt8(ascii: "/") { index += 1 }
        }
        return Array(bytes[index...])
    }
}
