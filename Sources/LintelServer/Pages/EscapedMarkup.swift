import Mustache

/// Escapes text for HTML, for element content and for attribute values in double quotes.
///
/// The template engine's own escaping looks at whole characters, so that a quotation mark followed by a combining mark
/// (one character of two scalars) gets through it and ends the attribute. This one looks at bytes.
struct EscapedMarkup: MustacheContentType {
    /// The name that templates choose it by.
    static let name = "ESCAPED-MARKUP"

    /// The line that makes a template use this escaping; each template needs it, included ones too.
    static let pragma = "{{% CONTENT_TYPE: \(Self.name) }}\n"

    /// Makes the name known to the engine; doing it again changes nothing.
    static func register() {
        MustacheContentTypes.register(Self(), named: Self.name)
    }

    func escapeText(_ text: String) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): output += "&lt;".utf8
            case UInt8(ascii: ">"): output += "&gt;".utf8
            case UInt8(ascii: "&"): output += "&amp;".utf8
            case UInt8(ascii: "\""): output += "&quot;".utf8
            case UInt8(ascii: "'"): output += "&#39;".utf8
            default: output.append(byte)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
