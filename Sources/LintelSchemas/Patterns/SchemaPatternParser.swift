/// Reads a regular expression (ECMA-262 §22.2.1 with the `u` flag).
struct SchemaPatternParser {
    private static let maximumBytes = 4_096
    /// Groups in groups.
    private static let maximumDepth = 50
    private static let maximumRepetitions = 1_000

    private let scalars: [UInt32]
    private var index = 0
    private var depth = 0

    init(_ text: String) {
        self.scalars = text.unicodeScalars.map(\.value)
    }

    mutating func parse() throws(SchemaPatternError) -> SchemaPatternNode {
        guard self.scalars.count <= Self.maximumBytes else { throw SchemaPatternError("it is too long.") }
        let node = try self.choice()
        guard self.index == self.scalars.count else { throw SchemaPatternError("a group is closed that is not open.") }
        return node
    }

    // MARK: Scalars

    var next: UInt32? { self.index < self.scalars.count ? self.scalars[self.index] : nil }

    mutating func pop() -> UInt32? {
        guard let scalar = self.next else { return nil }
        self.index += 1
        return scalar
    }

    mutating func take(_ text: StaticString) -> Bool {
        let wanted = text.description.unicodeScalars.map(\.value)
        guard self.scalars[self.index...].starts(with: wanted) else { return false }
        self.index += wanted.count
        return true
    }

    // MARK: Grammar

    private mutating func choice() throws(SchemaPatternError) -> SchemaPatternNode {
        self.depth += 1
        defer { self.depth -= 1 }
        guard self.depth <= Self.maximumDepth else { throw SchemaPatternError("its groups are nested too deeply.") }
        var choices = [try self.sequence()]
        while self.take("|") { choices.append(try self.sequence()) }
        return choices.count == 1 ? choices[0] : .choice(choices)
    }

    private mutating func sequence() throws(SchemaPatternError) -> SchemaPatternNode {
        var nodes: [SchemaPatternNode] = []
        while let scalar = self.next, scalar != Self.scalar("|"), scalar != Self.scalar(")") {
            nodes.append(try self.repeated(try self.atom()))
        }
        return .sequence(nodes)
    }

    private mutating func atom() throws(SchemaPatternError) -> SchemaPatternNode {
        if self.take("^") { return .start }
        if self.take("$") { return .end }
        if self.take("\\b") { return .boundary(true) }
        if self.take("\\B") { return .boundary(false) }
        if self.take(".") { return .set(.point) }
        if self.take("(") { return try self.group() }
        if self.take("[") { return .set(try self.brackets()) }
        if self.take("\\") { return .set(try self.escape(inBrackets: false)) }
        guard let scalar = self.pop() else { throw SchemaPatternError("it ends too early.") }
        guard !"*+?{}]".unicodeScalars.contains(where: { $0.value == scalar }) else {
            throw SchemaPatternError("a character with a meaning needs a backslash before it.")
        }
        return .set(.one(scalar))
    }

    private mutating func group() throws(SchemaPatternError) -> SchemaPatternNode {
        if self.take("?") {
            if self.take("<"), self.next != Self.scalar("="), self.next != Self.scalar("!") {
                while let scalar = self.pop(), scalar != Self.scalar(">") {}
            } else if !self.take(":") {
                throw SchemaPatternError("it looks ahead or back, which takes more than linear time.")
            }
        }
        let node = try self.choice()
        guard self.take(")") else { throw SchemaPatternError("a group is not closed.") }
        return node
    }

    private mutating func repeated(_ node: SchemaPatternNode) throws(SchemaPatternError) -> SchemaPatternNode {
        var bounds: (least: Int, most: Int?)
        if self.take("*") {
            bounds = (0, nil)
        } else if self.take("+") {
            bounds = (1, nil)
        } else if self.take("?") {
            bounds = (0, 1)
        } else if self.take("{") {
            guard let least = self.number() else { throw SchemaPatternError("a count is missing.") }
            bounds = (least, least)
            if self.take(",") { bounds.most = self.number() }
            guard self.take("}"), bounds.most.map({ $0 >= least }) ?? true else {
                throw SchemaPatternError("a count cannot be read.")
            }
            guard max(least, bounds.most ?? 0) <= Self.maximumRepetitions else {
                throw SchemaPatternError("a count is above \(Self.maximumRepetitions).")
            }
        } else {
            return node
        }
        switch node {
        case .start, .end, .boundary: throw SchemaPatternError("a place is repeated.")
        default: break
        }
        // Which of several matches is taken does not matter.
        _ = self.take("?")
        return .repetition(node, least: bounds.least, most: bounds.most)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let scalar = self.next, ScalarSet.digits.contains(scalar) {
            self.index += 1
            value = min((value ?? 0) * 10 + Int(scalar - 0x30), 1_000_000)
        }
        return value
    }

    static func scalar(_ character: Unicode.Scalar) -> UInt32 { character.value }
}
