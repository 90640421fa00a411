/// Escapes text for HTML, for element content and for attribute values in double quotes.
///
/// It looks at bytes: to one that looks at whole characters, a quotation mark followed by a combining mark (one character
/// of two scalars) is no quotation mark, and ends the attribute all the same.
enum EscapedMarkup {
    static func append(_ text: String, to output: inout [UInt8]) {
        var text = text
        text.withUTF8 { bytes in
            // Where what has not been written yet begins.
            var start = 0
            for index in bytes.indices {
                guard let entity = self.entity(for: bytes[index]) else { continue }
                output.append(contentsOf: bytes[start..<index])
                output.append(contentsOf: entity.utf8)
                start = index + 1
            }
            output.append(contentsOf: bytes[start...])
        }
    }

    private static func entity(for byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
