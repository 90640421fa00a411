import Mustache

/// Puts values into the text part of a mail: as they are, but on one line.
struct PlainTextMarkup: MustacheContentType {
    /// The name that templates choose it by.
    static let name = "PLAIN-TEXT"

    /// The line that makes a template use it.
    static let pragma = "{{% CONTENT_TYPE: \(Self.name) }}\n"

    /// Makes the name known to the engine; doing it again changes nothing.
    static func register() {
        MustacheContentTypes.register(Self(), named: Self.name)
    }

    /// No value can begin a line that looks like one of ours.
    func escapeText(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.isWhitespace ? " " : $0 }))
    }
}
