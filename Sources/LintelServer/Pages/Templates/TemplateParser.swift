/// A part of a template as it is written.
indirect enum TemplatePart: Sendable, Hashable {
    /// Stands in the page as it is.
    case text([UInt8])
    /// `{{name}}`: a value.
    case value(TemplatePath)
    /// `{{#name}}…{{/name}}`: what is shown for a value that is there, for each element of a list.
    case section(TemplatePath, [TemplatePart])
    /// `{{^name}}…{{/name}}`: what is shown where there is no such value.
    case inverted(TemplatePath, [TemplatePart])
    /// `{{> name}}`: another template in this place.
    case included(String)
    /// `{{$name}}…{{/name}}`: what a template that fills this one may replace.
    case block(String, [TemplatePart])
    /// `{{<name}}…{{/name}}`: another template with some of its blocks replaced.
    case filled(String, [String: [TemplatePart]])
}

/// The name of a value: `.` for the innermost one, `.name` for a part of it, `name` for a part of whatever is around.
struct TemplatePath: Sendable, Hashable {
    /// Whether nothing further out is meant.
    let isInnermost: Bool
    /// A part of a part has two names, from the outside in.
    let names: [String]

    /// - Returns: nil when the text is no name.
    init?(_ text: String) {
        self.isInnermost = text.hasPrefix(".")
        let names = self.isInnermost ? text.dropFirst() : text[...]
        self.names = text == "." ? [] : names.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard self.names.allSatisfy({ !$0.isEmpty }) else { return nil }
    }
}

/// Reads the text of a template: the part of Mustache (mustache(5), with its inheritance) that our pages use.
///
/// What would print a value as markup, `{{{name}}}` and `{{&name}}`, is not known here, nor is anything that changes what
/// a tag looks like: a value can stand in a page in one way only.
struct TemplateParser {
    private let text: [UInt8]
    private var position = 0

    private init(_ text: String) {
        self.text = Array(text.utf8)
    }

    /// - Throws: ``TemplateFault`` when the text is no template.
    static func parse(_ text: String) throws(TemplateFault) -> [TemplatePart] {
        var parser = Self(text)
        return try parser.parts(until: nil)
    }

    /// - Parameter name: the section whose end is looked for.
    private mutating func parts(until name: String?) throws(TemplateFault) -> [TemplatePart] {
        var parts: [TemplatePart] = []
        while let tag = try self.nextTag() {
            let before = self.text[self.position..<tag.range.lowerBound]
            if !before.isEmpty { parts.append(.text(Array(before))) }
            self.position = tag.range.upperBound
            switch tag.kind {
            case .value: parts.append(.value(try tag.path()))
            case .section: parts.append(.section(try tag.path(), try self.parts(until: tag.name)))
            case .inverted: parts.append(.inverted(try tag.path(), try self.parts(until: tag.name)))
            case .included: parts.append(.included(tag.name))
            case .block: parts.append(.block(tag.name, try self.parts(until: tag.name)))
            case .filled: parts.append(.filled(tag.name, Self.blocks(in: try self.parts(until: tag.name))))
            case .comment: break
            case .end:
                guard tag.name == name else { throw TemplateFault("{{/\(tag.name)}} ends nothing.") }
                return parts
            }
        }
        if let name { throw TemplateFault("{{/\(name)}} is missing.") }
        if self.position < self.text.count { parts.append(.text(Array(self.text[self.position...]))) }
        return parts
    }

    /// Only blocks count between the tags of a template that fills another one.
    private static func blocks(in parts: [TemplatePart]) -> [String: [TemplatePart]] {
        var blocks: [String: [TemplatePart]] = [:]
        for case .block(let name, let content) in parts { blocks[name] = content }
        return blocks
    }

    /// - Returns: nil when only text is left.
    private func nextTag() throws(TemplateFault) -> Tag? {
        guard let start = self.index(of: UInt8(ascii: "{"), from: self.position) else { return nil }
        guard let end = self.index(of: UInt8(ascii: "}"), from: start + 2) else {
            throw TemplateFault("A tag has no end.")
        }
        var tag = try Tag(self.text[(start + 2)..<end], at: start..<(end + 2))
        guard tag.kind != .value else { return tag }
        let line = self.line(around: tag.range)
        guard tag.kind != .included || line.lowerBound == start else {
            // Mustache would indent each line of the other template.
            throw TemplateFault("{{> \(tag.name)}} is indented.")
        }
        tag.range = line
        return tag
    }

    /// Where two of these bytes stand next to each other.
    private func index(of byte: UInt8, from start: Int) -> Int? {
        var index = start
        while index + 1 < self.text.count {
            if self.text[index] == byte, self.text[index + 1] == byte { return index }
            index += 1
        }
        return nil
    }

    /// The whole line when nothing but blanks stands beside the tag: it leaves no empty line behind.
    private func line(around tag: Range<Int>) -> Range<Int> {
        // A carriage return belongs to the end of the line.
        let isBlank = { (byte: UInt8) in [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r")].contains(byte) }
        var (start, end) = (tag.lowerBound, tag.upperBound)
        while start > 0, isBlank(self.text[start - 1]) { start -= 1 }
        while end < self.text.count, isBlank(self.text[end]) { end += 1 }
        guard start == 0 || self.text[start - 1] == UInt8(ascii: "\n") else { return tag }
        guard end < self.text.count else { return start..<end }
        return self.text[end] == UInt8(ascii: "\n") ? start..<(end + 1) : tag
    }
}

extension TemplateParser {
    /// What stands between two pairs of braces.
    private struct Tag {
        enum Kind {
            case value, section, inverted, included, block, filled, end, comment
        }

        let kind: Kind
        let name: String
        /// Which bytes of the template the tag takes the place of.
        var range: Range<Int>

        init(_ content: ArraySlice<UInt8>, at range: Range<Int>) throws(TemplateFault) {
            self.range = range
            self.kind =
                switch content.first {
                case UInt8(ascii: "#"): .section
                case UInt8(ascii: "^"): .inverted
                case UInt8(ascii: ">"): .included
                case UInt8(ascii: "$"): .block
                case UInt8(ascii: "<"): .filled
                case UInt8(ascii: "/"): .end
                case UInt8(ascii: "!"): .comment
                default: .value
                }
            var name = content.dropFirst(self.kind == .value ? 0 : 1)
            while name.first == UInt8(ascii: " ") { name.removeFirst() }
            while name.last == UInt8(ascii: " ") { name.removeLast() }
            guard self.kind == .comment || !name.isEmpty && name.allSatisfy(Self.isPartOfName) else {
                throw TemplateFault("{{\(String(decoding: content, as: UTF8.self))}} is not allowed.")
            }
            self.name = String(decoding: name, as: UTF8.self)
        }

        func path() throws(TemplateFault) -> TemplatePath {
            guard let path = TemplatePath(self.name) else { throw TemplateFault("\(self.name) is no name.") }
            return path
        }

        private static func isPartOfName(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
                true
            default:
                false
            }
        }
    }
}

/// Why a text is no template.
struct TemplateFault: Error, Sendable, Hashable {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
