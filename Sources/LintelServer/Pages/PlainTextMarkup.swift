/// Puts values into the text part of a mail: as they are, but on one line.
enum PlainTextMarkup {
    /// No value can begin a line that looks like one of ours.
    static func append(_ text: String, to output: inout [UInt8]) {
        let scalars = text.unicodeScalars.map { $0.properties.isWhitespace ? " " : $0 }
        output.append(contentsOf: String(String.UnicodeScalarView(scalars)).utf8)
    }
}
