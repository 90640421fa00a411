extension FilterExpression {
    /// Reads a filter: `or` binds least, then `and`, then `not`.
    ///
    /// Operators and functions are read in letters of any case.
    package init(parsing text: String) throws(FilterError) {
        let bytes = Array(text.utf8)
        guard bytes.count <= Limits.bytes else { throw FilterError(.tooLong, at: Limits.bytes) }
        var parser = try FilterParser(bytes)
        self = try parser.filter()
    }
}

/// Reads a filter by recursive descent; how deep is bounded.
struct FilterParser {
    private var lexer: FilterLexer
    private var token: FilterLexer.Token = .end
    private var offset = 0
    private var depth = 0

    init(_ bytes: [UInt8]) throws(FilterError) {
        self.lexer = FilterLexer(bytes)
        try self.advance()
    }

    /// The whole text.
    mutating func filter() throws(FilterError) -> FilterExpression {
        guard self.token != .end else { throw FilterError(.empty, at: self.offset) }
        let expression = try self.disjunction()
        guard self.token == .end else { throw FilterError(.unexpectedWord, at: self.offset) }
        return expression
    }

    private mutating func disjunction() throws(FilterError) -> FilterExpression {
        var parts = [try self.conjunction()]
        while try self.skip(word: "or") { parts.append(try self.conjunction()) }
        return parts.count == 1 ? parts[0] : .or(parts)
    }

    private mutating func conjunction() throws(FilterError) -> FilterExpression {
        var parts = [try self.negation()]
        while try self.skip(word: "and") { parts.append(try self.negation()) }
        return parts.count == 1 ? parts[0] : .and(parts)
    }

    private mutating func negation() throws(FilterError) -> FilterExpression {
        guard try self.skip(word: "not") else { return try self.primary() }
        return .not(try self.deeper { (parser: inout FilterParser) throws(FilterError) in try parser.negation() })
    }

    private mutating func primary() throws(FilterError) -> FilterExpression {
        let offset = self.offset
        switch self.token {
        case .open:
            try self.advance()
            let inner = try self.deeper { (parser: inout FilterParser) throws(FilterError) in
                try parser.disjunction()
            }
            try self.expect(.close)
            return inner
        case .name(let name):
            try self.advance()
            if self.token == .open { return try self.function(name, at: offset) }
            return try self.comparison(FilterName(name, at: offset))
        default: throw self.unexpected()
        }
    }

    private mutating func comparison(_ name: FilterName) throws(FilterError) -> FilterExpression {
        guard case .name(let word) = self.token else { throw self.unexpected() }
        switch word.lowercased() {
        case "in":
            try self.advance()
            return .among(name, try self.list())
        case "like":
            try self.advance()
            return .like(name, try self.text())
        case let word:
            guard let comparison = FilterComparison(rawValue: word) else { throw self.unexpected() }
            try self.advance()
            return .comparison(name, comparison, try self.literal())
        }
    }

    private mutating func function(_ word: String, at offset: Int) throws(FilterError) -> FilterExpression {
        try self.expect(.open)
        let expression: FilterExpression
        switch word.lowercased() {
        case "startswith": expression = try self.function(.startsWith)
        case "endswith": expression = try self.function(.endsWith)
        case "contains": expression = try self.function(.contains)
        case "substringof":
            // The text comes first here.
            let text = try self.text()
            try self.expect(.comma)
            expression = .function(.contains, try self.name(), text)
        default: throw FilterError(.unknownFunction, at: offset)
        }
        try self.expect(.close)
        return try self.isTrue() ? expression : .not(expression)
    }

    private mutating func function(_ function: FilterFunction) throws(FilterError) -> FilterExpression {
        let name = try self.name()
        try self.expect(.comma)
        return .function(function, name, try self.text())
    }

    /// Reads the `eq true` or `eq false` that may stand behind a function.
    private mutating func isTrue() throws(FilterError) -> Bool {
        guard case .name(let word) = self.token, let comparison = FilterComparison(rawValue: word.lowercased()),
            comparison == .equal || comparison == .notEqual
        else { return true }
        try self.advance()
        guard case .bool(let value) = try self.literal().value else { throw self.unexpected() }
        return value == (comparison == .equal)
    }

    private mutating func list() throws(FilterError) -> [FilterLiteral] {
        let end: FilterLexer.Token = self.token == .open ? .close : .endList
        guard self.token == .open || self.token == .beginList else { throw self.unexpected() }
        try self.advance()
        var values = [try self.literal()]
        while self.token == .comma {
            try self.advance()
            values.append(try self.literal())
        }
        try self.expect(end)
        return values
    }

    private mutating func name() throws(FilterError) -> FilterName {
        guard case .name(let name) = self.token else { throw self.unexpected() }
        let offset = self.offset
        try self.advance()
        return FilterName(name, at: offset)
    }

    private mutating func text() throws(FilterError) -> String {
        guard case .text(let text) = self.token else { throw self.unexpected() }
        try self.advance()
        return text
    }

    private mutating func literal() throws(FilterError) -> FilterLiteral {
        let offset = self.offset
        guard let value = try Self.value(self.token, at: offset) else { throw self.unexpected() }
        try self.advance()
        return FilterLiteral(value, at: offset)
    }

    private static func value(_ token: FilterLexer.Token, at offset: Int) throws(FilterError) -> FilterLiteral.Value? {
        switch token {
        case .text(let text): return .text(text)
        case .typed(let type, let text):
            switch type.lowercased() {
            case "guid" where Self.isGUID(text): return .guid(text)
            case "datetime", "datetimeoffset", "time": return .time(text)
            default: throw FilterError(.malformedValue, at: offset)
            }
        case .value(let text):
            if let number = Int64(text) { return .integer(number) }
            if Self.isGUID(text) { return .guid(text) }
            // Four digits and a hyphen: what a day begins with.
            guard text.utf8.count >= 10, text.utf8.dropFirst(4).first == UInt8(ascii: "-") else {
                throw FilterError(.malformedValue, at: offset)
            }
            return .time(text)
        case .name(let word):
            switch word.lowercased() {
            case "true": return .bool(true)
            case "false": return .bool(false)
            case "null": return .null
            default: return Self.isGUID(word) ? .guid(word) : nil
            }
        default: return nil
        }
    }

    /// Whether the text is 36 hexadecimal digits and hyphens at their places.
    private static func isGUID(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count == 36
            && bytes.indices.allSatisfy { index in
                switch index {
                case 8, 13, 18, 23: bytes[index] == UInt8(ascii: "-")
                default:
                    (0x30...0x39).contains(bytes[index]) || (0x41...0x46).contains(bytes[index])
                        || (0x61...0x66).contains(bytes[index])
                }
            }
    }

    private mutating func deeper(
        _ body: (inout FilterParser) throws(FilterError) -> FilterExpression
    ) throws(FilterError) -> FilterExpression {
        guard self.depth < FilterExpression.Limits.depth else { throw FilterError(.tooDeep, at: self.offset) }
        self.depth += 1
        let expression = try body(&self)
        self.depth -= 1
        return expression
    }

    private mutating func skip(word: String) throws(FilterError) -> Bool {
        guard case .name(let name) = self.token, name.lowercased() == word else { return false }
        try self.advance()
        return true
    }

    private mutating func expect(_ token: FilterLexer.Token) throws(FilterError) {
        guard self.token == token else { throw self.unexpected() }
        try self.advance()
    }

    private mutating func advance() throws(FilterError) {
        (self.token, self.offset) = try self.lexer.next()
    }

    private func unexpected() -> FilterError {
        FilterError(self.token == .end ? .unexpectedEnd : .unexpectedWord, at: self.offset)
    }
}
