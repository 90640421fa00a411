/// A header as it stands on the command line, `Name: value`.
struct RequestHeader: Hashable {
    let name: String
    let value: String

    /// What this program writes itself: the token, and what frames the request.
    private static let own = ["authorization", "connection", "content-length", "host", "transfer-encoding"]
    private static let maximumBytes = 8_192

    /// - Throws: ``Refusal`` for anything that is no header of RFC 9110 §5, or is not for the caller to say.
    init(_ text: String) throws {
        guard text.utf8.count <= Self.maximumBytes, let colon = text.firstIndex(of: ":") else {
            throw Self.refusal("A header is written as 'Name: value'.")
        }
        let name = String(text[..<colon])
        let value = text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
        guard !name.isEmpty, name.utf8.allSatisfy(Self.isTokenByte) else {
            throw Self.refusal("A header's name has letters, digits and -, and no space before the colon.")
        }
        guard value.utf8.allSatisfy({ ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 }) else {
            throw Self.refusal("A header's value has no control characters.")
        }
        guard !Self.own.contains(name.lowercased()) else {
            throw Self.refusal("\(name) is written by this program.")
        }
        self.name = name
        self.value = String(value)
    }

    /// RFC 9110 §5.6.2.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    private static func refusal(_ message: String) -> Refusal {
        Refusal("header_invalid", message, field: "header")
    }
}
