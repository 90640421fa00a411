import LintelCodec

/// Holds one value against a schema: bounded in steps, in depth and in what it finds.
struct SchemaValidator {
    /// Faults that are told of: enough to see what is wrong.
    static let maximumFindings = 20
    /// Steps for one value: a body of the largest size takes a few millions, so that this is for schemas and values that were
    /// made to take long.
    static let maximumSteps = 10_000_000
    /// Schemas inside schemas while one value is looked at.
    private static let maximumDepth = 500

    let graph: SchemaGraph
    /// The way to the value that is looked at.
    private var path: [Step] = []
    private(set) var findings: [Note] = []
    private var steps: Int
    private var depth = 0
    /// More than 0 while only the verdict counts.
    private var quiet = 0
    private var limit: String?

    init(_ graph: SchemaGraph, steps: Int = Self.maximumSteps) {
        self.graph = graph
        self.steps = steps
    }

    enum Step {
        case name(String)
        case index(Int)
    }

    /// A finding while others may take its place.
    struct Note {
        var finding: SchemaFinding
        /// The length of the way to it.
        var depth: Int
        /// How far above, if the value there is of another kind by it: such a schema was not meant.
        var reach: Int?
    }

    mutating func findings(in value: SchemaValue, under root: Int) -> [SchemaFinding] {
        var coverage: SchemaCoverage?
        let fits = self.check(root, value, &coverage)
        if let limit { return [SchemaFinding(pointer: "", sentence: limit)] }
        if fits { return [] }
        return self.findings.map(\.finding)
    }

    /// Whether the value fits the schema; what the schema has looked at is added to the coverage, if anybody asks for one.
    mutating func check(_ index: Int, _ value: SchemaValue, _ coverage: inout SchemaCoverage?) -> Bool {
        let node = self.graph.nodes[index]
        guard self.spend(1) else { return false }
        guard !node.isNever else { return self.refuse("Nothing is allowed here.") }
        self.depth += 1
        defer { self.depth -= 1 }
        guard self.depth <= Self.maximumDepth else {
            self.limit = "The schema leads too deep to be held against this."
            return false
        }
        guard node.looksAtRest else { return self.check(node.keywords, value, &coverage) }
        // What others beside this schema have looked at does not count for it.
        var own: SchemaCoverage? = SchemaCoverage()
        let fits = self.check(node.keywords, value, &own)
        if let own { coverage?.formUnion(own) }
        return fits
    }

    private mutating func check(
        _ keywords: [SchemaKeyword],
        _ value: SchemaValue,
        _ coverage: inout SchemaCoverage?,
    ) -> Bool {
        var fits = true
        for keyword in keywords where !self.check(keyword, value, &coverage) {
            fits = false
            // Further faults are for people only.
            if self.isDone { break }
        }
        return fits
    }

    private mutating func check(
        _ keyword: SchemaKeyword,
        _ value: SchemaValue,
        _ coverage: inout SchemaCoverage?,
    ) -> Bool {
        switch (keyword, value) {
        case (.types(let types), _):
            !types.isDisjoint(with: value.types) || self.refuse("This has to be \(types.words).", reach: 0)
        case (.values(let values, let words), _):
            self.spend(values.steps(for: value))
                && (values.contains(value) || self.refuse("This has to be \(words).", reach: 1))
        case (.reference(let node), _): self.check(node, value, &coverage)
        case (.all(let nodes), _): self.all(nodes, value, &coverage)
        case (.any(let nodes), _): self.any(nodes, value, &coverage)
        case (.one(let nodes), _): self.one(nodes, value, &coverage)
        case (.not(let node), _): self.not(node, value)
        case (.conditional(let node, let then, let otherwise), _):
            self.conditional(node, then, otherwise, value, &coverage)
        case (_, .number(let number)): self.check(keyword, number)
        case (_, .string(let text)): self.check(keyword, text.text)
        case (_, .object(let members)): self.check(keyword, value, members, &coverage)
        case (_, .array(let items)): self.check(keyword, items, &coverage)
        default: true
        }
    }
}

/// What is found, and how much may still be done.
extension SchemaValidator {
    /// Whether there is nothing more to find out.
    var isDone: Bool { self.quiet > 0 || self.limit != nil || self.findings.count >= Self.maximumFindings }

    /// Counts steps; false when they are used up.
    mutating func spend(_ steps: Int) -> Bool {
        self.steps -= steps
        if self.steps <= 0 { self.limit = "It takes too long to hold this against its schema." }
        return self.limit == nil
    }

    /// Notes a fault; always false.
    mutating func refuse(_ sentence: String, at step: Step? = nil, reach: Int? = nil) -> Bool {
        guard !self.isDone else { return false }
        let path = self.path + [step].compactMap { $0 }
        let finding = SchemaFinding(pointer: Self.pointer(path), sentence: sentence)
        self.findings.append(Note(finding: finding, depth: path.count, reach: reach))
        return false
    }

    /// Looks at a member or an item.
    mutating func inside(_ step: Step, _ node: Int, _ value: SchemaValue) -> Bool {
        self.path.append(step)
        var coverage: SchemaCoverage?
        let fits = self.check(node, value, &coverage)
        self.path.removeLast()
        return fits
    }

    /// The verdict of a schema alone; what it has looked at only if it fits.
    mutating func verdict(_ node: Int, _ value: SchemaValue, _ coverage: inout SchemaCoverage?) -> Bool {
        self.quiet += 1
        defer { self.quiet -= 1 }
        var own: SchemaCoverage? = coverage == nil ? nil : SchemaCoverage()
        guard self.check(node, value, &own) else { return false }
        if let own { coverage?.formUnion(own) }
        return true
    }

    /// What a schema finds, instead of what was found before.
    mutating func notes(_ node: Int, _ value: SchemaValue) -> [Note] {
        let before = self.findings
        self.findings = []
        var coverage: SchemaCoverage?
        _ = self.check(node, value, &coverage)
        let notes = self.findings
        self.findings = before
        return notes
    }

    mutating func take(_ notes: [Note]) {
        self.findings += notes.prefix(Self.maximumFindings - self.findings.count)
    }

    var pathLength: Int { self.path.count }

    /// Looks for a pattern in a text.
    mutating func matches(_ pattern: SchemaPattern, _ text: String) -> Bool {
        // A matcher has a place for each instruction of the program.
        guard self.spend(pattern.program.count / 64) else { return false }
        var matcher = SchemaPatternMatcher(pattern, budget: max(0, self.steps))
        let isMatch = matcher.matches(text)
        return self.spend(self.steps - matcher.budget) && isMatch
    }

    /// Names that callers have made up are shown as far as anybody reads them.
    private static let shownName = 64
    private static let shownPointer = 500

    private static func pointer(_ path: [Step]) -> String {
        var pointer = ""
        for step in path {
            switch step {
            case .index(let index): pointer += "/\(index)"
            case .name(let name):
                let shown = name.unicodeScalars.prefix(self.shownName)
                let isWhole = shown.endIndex == name.unicodeScalars.endIndex
                pointer += "/" + JSONPointer.escape(String(String.UnicodeScalarView(shown))) + (isWhole ? "" : "…")
            }
            guard pointer.utf8.count <= self.shownPointer else { return pointer + "/…" }
        }
        return pointer
    }
}
