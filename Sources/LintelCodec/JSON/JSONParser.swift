/// Recursive-descent reader of one JSON text; the depth bound keeps the stack small.
struct JSONParser {
    /// Objects and arrays that may be open at once; an OAuth message needs no more than a handful.
    private static let maximumDepth = 32

    let bytes: [UInt8]
    var index = 0
    private var depth = 0
    /// Where the values of the outermost object's members lie, in the order sent.
    private(set) var outermostValues: [Range<Int>] = []

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// RFC 8259 §2: one value with white space around it, and nothing else.
    mutating func parseText() throws(JSONError) -> JSONValue {
        let value = try self.parseValue()
        self.skipWhitespace()
        guard self.index == self.bytes.count else { throw self.error(.syntax) }
        return value
    }

    /// The next byte, which stays unread; nil at the end.
    var next: UInt8? { self.index < self.bytes.count ? self.bytes[self.index] : nil }

    /// An error at the place reached.
    func error(_ code: JSONError.Code) -> JSONError { JSONError(code: code, offset: self.index) }

    private mutating func parseValue() throws(JSONError) -> JSONValue {
        self.skipWhitespace()
        switch self.next {
        case UInt8(ascii: "{"): return .object(try self.parseObject())
        case UInt8(ascii: "["): return .array(try self.parseArray())
        case UInt8(ascii: "\""): return .string(try self.parseString())
        case UInt8(ascii: "t"): return try self.parseLiteral("true", .bool(true))
        case UInt8(ascii: "f"): return try self.parseLiteral("false", .bool(false))
        case UInt8(ascii: "n"): return try self.parseLiteral("null", .null)
        default: return try self.parseNumber()
        }
    }

    private mutating func parseArray() throws(JSONError) -> [JSONValue] {
        try self.enter()
        defer { self.depth -= 1 }
        if self.skip(UInt8(ascii: "]")) { return [] }
        var values: [JSONValue] = []
        repeat { values.append(try self.parseValue()) } while self.skip(UInt8(ascii: ","))
        guard self.skip(UInt8(ascii: "]")) else { throw self.error(.syntax) }
        return values
    }

    private mutating func parseObject() throws(JSONError) -> [JSONMember] {
        try self.enter()
        defer { self.depth -= 1 }
        if self.skip(UInt8(ascii: "}")) { return [] }
        var members: [JSONMember] = []
        var names: Set<ExactText> = []
        repeat {
            self.skipWhitespace()
            guard self.next == UInt8(ascii: "\"") else { throw self.error(.syntax) }
            let name = try self.parseString()
            // RFC 8259 §4 leaves repeated names to the reader; two readers that differ are an attack (RFC 8725 §2.4).
            guard names.insert(ExactText(text: name)).inserted else { throw self.error(.duplicateName) }
            guard self.skip(UInt8(ascii: ":")) else { throw self.error(.syntax) }
            self.skipWhitespace()
            let start = self.index
            members.append(JSONMember(name: name, value: try self.parseValue()))
            if self.depth == 1 { self.outermostValues.append(start..<self.index) }
        } while self.skip(UInt8(ascii: ","))
        guard self.skip(UInt8(ascii: "}")) else { throw self.error(.syntax) }
        return members
    }

    /// Reads the opening bracket; the caller counts the depth down again.
    private mutating func enter() throws(JSONError) {
        guard self.depth < Self.maximumDepth else { throw self.error(.tooDeep) }
        self.depth += 1
        self.index += 1
    }

    private mutating func parseLiteral(_ literal: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
        guard self.bytes[self.index...].starts(with: literal.utf8) else { throw self.error(.syntax) }
        self.index += literal.utf8.count
        return value
    }

    /// Reads `byte`, after white space, when it is the next one.
    private mutating func skip(_ byte: UInt8) -> Bool {
        self.skipWhitespace()
        guard self.next == byte else { return false }
        self.index += 1
        return true
    }

    /// RFC 8259 §2: space, tab, line feed and carriage return only.
    private mutating func skipWhitespace() {
        while let byte = self.next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { self.index += 1 }
    }
}
