/// Why a regular expression is refused.
struct SchemaPatternError: Error, Sendable, Hashable {
    var sentence: String

    init(_ sentence: String) {
        self.sentence = sentence
    }
}

/// A regular expression of ECMA-262, without what takes more than linear time: it looks for a match anywhere in a text.
///
/// All ways to match are walked at once, scalar by scalar, so that no text takes longer than its length times the size of the
/// expression, whatever both are. Lookarounds and references back to groups cannot be matched so and are refused.
struct SchemaPattern: Sendable {
    let text: String
    let program: [Instruction]

    /// One step of matching.
    enum Instruction: Sendable {
        case take(ScalarSet)
        case split(Int, Int)
        case jump(Int)
        case start
        case end
        case boundary(Bool)
        case match
    }

    /// The most instructions; each counted repetition takes a copy for each count.
    private static let maximumInstructions = 2_000

    /// Reads an expression.
    init(_ text: String) throws(SchemaPatternError) {
        var parser = SchemaPatternParser(text)
        let tree = try parser.parse()
        var program: [Instruction] = []
        try Self.append(tree, to: &program)
        program.append(.match)
        self.text = text
        self.program = program
    }

    private static func append(
        _ node: SchemaPatternNode,
        to program: inout [Instruction],
    ) throws(SchemaPatternError) {
        guard program.count < self.maximumInstructions else { throw SchemaPatternError("it is too large.") }
        switch node {
        case .set(let set): program.append(.take(set))
        case .start: program.append(.start)
        case .end: program.append(.end)
        case .boundary(let isOne): program.append(.boundary(isOne))
        case .sequence(let nodes): for node in nodes { try self.append(node, to: &program) }
        case .choice(let nodes): try self.append(choice: nodes[...], to: &program)
        case .repetition(let node, let least, let most):
            for _ in 0..<least {
                let start = program.count
                try self.append(node, to: &program)
                // A copy that adds nothing never comes to the limit, and more of them add nothing either.
                if program.count == start { break }
            }
            guard let most else { return try self.append(endless: node, to: &program) }
            var splits: [Int] = []
            for _ in least..<max(least, most) {
                splits.append(program.count)
                program.append(.jump(0))
                try self.append(node, to: &program)
            }
            for split in splits { program[split] = .split(split + 1, program.count) }
        }
    }

    private static func append(
        choice nodes: ArraySlice<SchemaPatternNode>,
        to program: inout [Instruction],
    ) throws(SchemaPatternError) {
        guard let first = nodes.first else { return }
        guard nodes.count > 1 else { return try self.append(first, to: &program) }
        let split = program.count
        program.append(.jump(0))
        try self.append(first, to: &program)
        let jump = program.count
        program.append(.jump(0))
        program[split] = .split(split + 1, program.count)
        try self.append(choice: nodes.dropFirst(), to: &program)
        program[jump] = .jump(program.count)
    }

    private static func append(
        endless node: SchemaPatternNode,
        to program: inout [Instruction],
    ) throws(SchemaPatternError) {
        let split = program.count
        program.append(.jump(0))
        try self.append(node, to: &program)
        program.append(.jump(split))
        program[split] = .split(split + 1, program.count)
    }
}

/// The tree of an expression.
indirect enum SchemaPatternNode: Sendable {
    case set(ScalarSet)
    case start
    case end
    case boundary(Bool)
    case sequence([SchemaPatternNode])
    case choice([SchemaPatternNode])
    case repetition(SchemaPatternNode, least: Int, most: Int?)
}
