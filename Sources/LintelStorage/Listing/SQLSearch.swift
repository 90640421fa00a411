import LintelPlatform

/// A text that is looked for in columns, whatever the case of letters in either.
///
/// What the engines call `lower` knows different letters on each. Only those that the text has can keep it from being
/// found: every form of them is exchanged for the one that the text has, the same on every engine.
struct SQLSearch {
    /// The text with each letter in one form.
    private let text: String
    /// Other forms of the text's letters, and what they are exchanged for, one by one.
    private let forms: String
    private let letters: String

    init(_ text: String) {
        let folded = text.unicodeScalars.map(Self.fold)
        var (forms, letters) = (String.UnicodeScalarView(), String.UnicodeScalarView())
        for letter in Set(folded).sorted() {
            for form in Self.forms[letter] ?? [] {
                forms.append(form)
                letters.append(letter)
            }
        }
        (self.text, self.forms, self.letters) = (Self.text(of: folded), String(forms), String(letters))
    }

    /// A condition that a column's text has the text somewhere in it; takes ``containing``.
    func isContained(in column: StaticString) -> String { "\(Self.folded(column)) LIKE ? ESCAPE '!'" }

    var containing: [SQLValue] { [.text(self.forms), .text(self.letters), .containing(self.text)] }

    /// A condition that a column's text is the text; takes ``equalling``.
    func isEqual(to column: StaticString) -> String { "\(Self.folded(column)) = ?" }

    var equalling: [SQLValue] { [.text(self.forms), .text(self.letters), .text(self.text)] }

    /// A condition that one of the columns has the text somewhere in it, with its arguments.
    func condition(inOneOf columns: StaticString...) -> (text: String, arguments: [SQLValue]) {
        (
            "(\(columns.map(self.isContained).joined(separator: " OR ")))",
            columns.flatMap { _ in self.containing }
        )
    }

    /// `translate` is PostgreSQL's; ``SQLiteEngine`` brings its own.
    private static func folded(_ column: StaticString) -> String { "translate(\(column), ?, ?)" }

    /// The letter that stands for all forms of a letter: the small one of its capital, as `σ` for `Σ` and `ς`.
    ///
    /// What has no single capital, or whose capital has no single small letter (`İ`), stands for itself.
    private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        Self.single(scalar.properties.uppercaseMapping).flatMap { Self.single($0.properties.lowercaseMapping) }
            ?? scalar
    }

    private static func single(_ text: String) -> Unicode.Scalar? {
        text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
    }

    private static func text(of scalars: [Unicode.Scalar]) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// The other forms of each letter, in the order of their numbers; alphabets with two cases end before this.
    private static let forms: [Unicode.Scalar: [Unicode.Scalar]] = {
        var forms: [Unicode.Scalar: [Unicode.Scalar]] = [:]
        for number in UInt32(0)..<0x1_EA00 {
            guard let scalar = Unicode.Scalar(number) else { continue }
            let letter = Self.fold(scalar)
            if letter != scalar { forms[letter, default: []].append(scalar) }
        }
        return forms
    }()
}
