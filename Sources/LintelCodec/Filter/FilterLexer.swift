/// Takes a filter apart into its words.
struct FilterLexer {
    enum Token: Hashable {
        case open, close, comma
        /// The brackets around the values of `in`.
        case beginList, endList
        /// A property, an operator, a function or a word such as `true`.
        case name(String)
        case text(String)
        /// Something that begins with a digit or a minus: a number, a time, an identifier.
        case value(String)
        /// A word before a text, such as `guid'…'`, with the text.
        case typed(String, String)
        case end
    }

    private let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next word, and the bytes before it.
    mutating func next() throws(FilterError) -> (token: Token, offset: Int) {
        while self.position < self.bytes.count, Self.isSpace(self.bytes[self.position]) { self.position += 1 }
        let offset = self.position
        guard offset < self.bytes.count else { return (.end, offset) }
        switch self.bytes[offset] {
        case UInt8(ascii: "("): return (self.single(.open), offset)
        case UInt8(ascii: ")"): return (self.single(.close), offset)
        case UInt8(ascii: ","): return (self.single(.comma), offset)
        case UInt8(ascii: "["): return (self.single(.beginList), offset)
        case UInt8(ascii: "]"): return (self.single(.endList), offset)
        case UInt8(ascii: "'"): return (.text(try self.quoted()), offset)
        case let byte where Self.isDigit(byte) || byte == UInt8(ascii: "-"):
            return (.value(self.run(Self.isValue)), offset)
        case let byte where Self.isNameStart(byte):
            let name = self.run(Self.isName)
            guard self.position < self.bytes.count, self.bytes[self.position] == UInt8(ascii: "'") else {
                return (.name(name), offset)
            }
            return (.typed(name, try self.quoted()), offset)
        default: throw FilterError(.unexpectedCharacter, at: offset)
        }
    }

    private mutating func single(_ token: Token) -> Token {
        self.position += 1
        return token
    }

    /// A text between apostrophes; two of them stand for one.
    private mutating func quoted() throws(FilterError) -> String {
        let start = self.position
        self.position += 1
        var text: [UInt8] = []
        while self.position < self.bytes.count {
            let byte = self.bytes[self.position]
            // No text of a property has a control character.
            guard byte >= 0x20 else { throw FilterError(.unexpectedCharacter, at: self.position) }
            self.position += 1
            guard byte == UInt8(ascii: "'") else {
                text.append(byte)
                continue
            }
            guard self.position < self.bytes.count, self.bytes[self.position] == UInt8(ascii: "'") else {
                // Whole characters between two ASCII bytes of a valid text are valid as well.
                guard let text = String(validating: text, as: UTF8.self) else {
                    throw FilterError(.unexpectedCharacter, at: start)
                }
                return text
            }
            text.append(byte)
            self.position += 1
        }
        throw FilterError(.unterminatedText, at: start)
    }

    private mutating func run(_ belongs: (UInt8) -> Bool) -> String {
        let start = self.position
        while self.position < self.bytes.count, belongs(self.bytes[self.position]) { self.position += 1 }
        // ASCII only.
        return String(decoding: self.bytes[start..<self.position], as: UTF8.self)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func isNameStart(_ byte: UInt8) -> Bool {
        Self.isLetter(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
    }

    /// Relationships are written `ProjectParent-forward-Project.$id`.
    private static func isName(_ byte: UInt8) -> Bool {
        Self.isNameStart(byte) || Self.isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }

    private static func isValue(_ byte: UInt8) -> Bool {
        Self.isDigit(byte) || Self.isLetter(byte) || [0x2B, 0x2D, 0x2E, 0x3A].contains(byte)
    }
}
