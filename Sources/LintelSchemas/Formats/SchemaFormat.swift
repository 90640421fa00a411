import LintelCodec

/// The formats that texts are held against (JSON Schema validation §7.3).
///
/// The draft leaves open whether a format is more than a remark. Here it is, as for the tools around the public schemas of
/// geoscience objects, and a schema with a format of another name cannot be used.
enum SchemaFormat: String, Sendable {
    case uuid, date, time, uri
    case dateTime = "date-time"
    case uriReference = "uri-reference"
    case jsonPointer = "json-pointer"

    /// What a text has to be, in words that finish the sentence "This has to be …".
    var words: String {
        switch self {
        case .uuid: "a UUID"
        case .date: "a date such as 2025-01-31"
        case .time: "a time such as 08:30:00Z"
        case .uri: "a URI with a scheme"
        case .dateTime: "a date and time such as 2025-01-31T08:30:00Z"
        case .uriReference: "a URI or a reference to one"
        case .jsonPointer: "a JSON pointer"
        }
    }

    /// Whether the text has the format.
    func fits(_ text: String) -> Bool {
        switch self {
        case .uuid: Self.isUUID(text)
        case .date: CalendarText.isDate(text.utf8[...])
        case .time: CalendarText.isTime(text.utf8[...])
        case .uri: SchemaAddress.hasScheme(text) && Self.isReference(text)
        case .dateTime: CalendarText.isDateTime(text.utf8[...])
        case .uriReference: Self.isReference(text)
        case .jsonPointer: JSONPointer.isPointer(text)
        }
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        let lower = byte | 0x20
        return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    /// RFC 9562 §4: groups of 8, 4, 4, 4 and 12 hexadecimal digits, in either case.
    private static func isUUID(_ text: String) -> Bool {
        guard text.utf8.count == 36 else { return false }
        return text.utf8.enumerated().allSatisfy { index, byte in
            [8, 13, 18, 23].contains(index) ? byte == UInt8(ascii: "-") : Hex.value(of: byte) != nil
        }
    }

    /// RFC 3986 appendix A, as far as bytes go: what may stand in a URI, at most one number sign, whole percent-encodings.
    private static func isReference(_ text: String) -> Bool {
        var rest = text.utf8[...]
        var hasFragment = false
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                guard rest.popFirst().flatMap(Hex.value(of:)) != nil, rest.popFirst().flatMap(Hex.value(of:)) != nil
                else {
                    return false
                }
            } else if byte == UInt8(ascii: "#") {
                if hasFragment { return false }
                hasFragment = true
            } else if !self.isLetter(byte), !self.isDigit(byte), !"-._~:/?[]@!$&'()*+,;=".utf8.contains(byte) {
                return false
            }
        }
        return true
    }
}
