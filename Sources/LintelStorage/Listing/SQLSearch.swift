import LintelPlatform

/// A text that is looked for in columns, whatever the case of letters in either.
///
/// What the engines call `lower` knows the letters of ASCII alone. Of the others only those that the text has can keep it
/// from being found: their capitals are exchanged for them first, the same on every engine.
struct SQLSearch {
    /// The text in lower case.
    private let text: String
    /// Letters, and what they are exchanged for, one by one.
    private let capitals: String
    private let letters: String

    init(_ text: String) {
        self.text = text.lowercased()
        var (capitals, letters) = ("", "")
        for scalar in Set(self.text.unicodeScalars) where !scalar.isASCII {
            let forms: Set = [scalar.properties.uppercaseMapping, scalar.properties.titlecaseMapping]
            // What is written with several letters in upper case is looked for as it is.
            for form in forms where form.unicodeScalars.count == 1 && form != String(scalar) {
                guard form.unicodeScalars.allSatisfy({ !$0.isASCII }) else { continue }
                capitals += form
                letters.unicodeScalars.append(scalar)
            }
        }
        self.capitals = capitals
        self.letters = letters
    }

    /// A condition that a column's text has the text somewhere in it; takes ``containing``.
    func isContained(in column: StaticString) -> String { "\(Self.folded(column)) LIKE ? ESCAPE '!'" }

    var containing: [SQLValue] { [.text(self.capitals), .text(self.letters), .containing(self.text)] }

    /// A condition that a column's text is the text; takes ``equalling``.
    func isEqual(to column: StaticString) -> String { "\(Self.folded(column)) = ?" }

    var equalling: [SQLValue] { [.text(self.capitals), .text(self.letters), .text(self.text)] }

    /// A condition that one of the columns has the text somewhere in it, with its arguments.
    func condition(inOneOf columns: StaticString...) -> (text: String, arguments: [SQLValue]) {
        (
            "(\(columns.map(self.isContained).joined(separator: " OR ")))",
            columns.flatMap { _ in self.containing }
        )
    }

    /// `translate` is PostgreSQL's; ``SQLiteEngine`` brings its own.
    private static func folded(_ column: StaticString) -> String { "lower(translate(\(column), ?, ?))" }
}
