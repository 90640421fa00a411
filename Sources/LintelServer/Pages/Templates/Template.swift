/// A template that is ready to be filled: what it includes and fills is in it already.
struct Template: Sendable {
    /// A step of writing a page.
    enum Step: Sendable {
        case text([UInt8])
        case value(Path)
        case section(Path, [Step])
        case inverted(Path, [Step])
    }

    /// Where a value is found.
    struct Path: Sendable {
        /// The name that is looked up from the inside out; nil for the innermost value.
        let first: TemplateName?
        /// The names that are looked up in what was found.
        let rest: [TemplateName]
    }

    let steps: [Step]
    let escaping: TemplateEscaping
}

/// A name that some template uses.
typealias TemplateName = Int

/// The names that the templates of a library use, by number: comparing numbers is cheap.
struct TemplateNames: Sendable {
    private var numbers: [String: TemplateName] = [:]

    init(_ names: [String] = []) {
        for name in names { _ = self.number(name) }
    }

    /// - Returns: nil for a name that no template uses.
    subscript(name: String) -> TemplateName? { self.numbers[name] }

    mutating func number(_ name: String) -> TemplateName {
        if let known = self.numbers[name] { return known }
        self.numbers[name] = self.numbers.count
        return self.numbers.count - 1
    }
}

/// How text is put into a page.
enum TemplateEscaping: Sendable {
    case markup
    /// Only for the text part of a mail.
    case plainText

    func append(_ text: String, to output: inout [UInt8]) {
        switch self {
        case .markup: EscapedMarkup.append(text, to: &output)
        case .plainText: PlainTextMarkup.append(text, to: &output)
        }
    }
}
