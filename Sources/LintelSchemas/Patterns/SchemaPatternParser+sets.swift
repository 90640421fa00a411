import LintelCodec

/// Sets of scalars: brackets and escapes.
extension SchemaPatternParser {
    mutating func brackets() throws(SchemaPatternError) -> ScalarSet {
        let isNegated = self.take("^")
        var set = ScalarSet()
        while !self.take("]") {
            let first = try self.member()
            guard self.take("-") else {
                set.formUnion(first)
                continue
            }
            if self.next == Self.scalar("]") {
                set.formUnion(first)
                set.formUnion(.one(Self.scalar("-")))
                continue
            }
            guard let low = Self.single(first), let high = Self.single(try self.member()), low <= high else {
                throw SchemaPatternError("a range in brackets cannot be read.")
            }
            set.formUnion(ScalarSet(low...high))
        }
        set.isNegated = isNegated
        return set
    }

    private mutating func member() throws(SchemaPatternError) -> ScalarSet {
        if self.take("\\") { return try self.escape(inBrackets: true) }
        guard let scalar = self.pop() else { throw SchemaPatternError("brackets are not closed.") }
        return .one(scalar)
    }

    /// The one scalar of a set; nil for any other set.
    private static func single(_ set: ScalarSet) -> UInt32? {
        guard !set.isNegated, set.ranges.count == 1, set.ranges[0].count == 1 else { return nil }
        return set.ranges[0].lowerBound
    }

    /// What follows a backslash.
    mutating func escape(inBrackets: Bool) throws(SchemaPatternError) -> ScalarSet {
        guard let scalar = self.pop() else { throw SchemaPatternError("it ends with a backslash.") }
        switch Unicode.Scalar(scalar) {
        case "d": return .digits
        case "D": return ScalarSet.digits.negated
        case "w": return .word
        case "W": return ScalarSet.word.negated
        case "s": return .space
        case "S": return ScalarSet.space.negated
        case "t": return .one(0x09)
        case "n": return .one(0x0A)
        case "v": return .one(0x0B)
        case "f": return .one(0x0C)
        case "r": return .one(0x0D)
        case "0": return .one(0)
        case "b" where inBrackets: return .one(0x08)
        case "x": return .one(try self.hexadecimal(2))
        case "u": return .one(try self.unicode())
        case let scalar? where "^$\\.*+?()[]{}|/".unicodeScalars.contains(scalar): return .one(scalar.value)
        case "-"? where inBrackets: return .one(scalar)
        case let scalar? where ("1"..."9").contains(scalar) || scalar == "k":
            throw SchemaPatternError("it refers back to a group, which takes more than linear time.")
        default: throw SchemaPatternError("it has an escape that is not known here.")
        }
    }

    /// What follows `\u`: a scalar in braces, four digits, or a pair of surrogates with four digits each.
    private mutating func unicode() throws(SchemaPatternError) -> UInt32 {
        let isBraced = self.take("{")
        let value = try isBraced ? self.braced() : self.hexadecimal(4)
        guard Unicode.Scalar(value) == nil else { return value }
        // Texts have no halves of pairs: one that stands alone would never match.
        let alone = SchemaPatternError("half of a pair of surrogates stands alone.")
        guard !isBraced, value < 0xDC00, self.take("\\u") else { throw alone }
        let low = try self.hexadecimal(4)
        guard low >= 0xDC00, low <= 0xDFFF else { throw alone }
        return 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00)
    }

    private mutating func braced() throws(SchemaPatternError) -> UInt32 {
        var digits = 0
        var value: UInt32 = 0
        while let digit = self.next.flatMap(Self.digit), digits < 6 {
            _ = self.pop()
            value = value << 4 | digit
            digits += 1
        }
        guard digits > 0, value <= ScalarSet.last, self.take("}") else {
            throw SchemaPatternError("an escape cannot be read.")
        }
        return value
    }

    private mutating func hexadecimal(_ count: Int) throws(SchemaPatternError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let digit = self.pop().flatMap(Self.digit) else {
                throw SchemaPatternError("an escape cannot be read.")
            }
            value = value << 4 | digit
        }
        return value
    }

    private static func digit(_ scalar: UInt32) -> UInt32? {
        UInt8(exactly: scalar).flatMap(Hex.value(of:)).map { UInt32($0) }
    }
}
