/// Looks for a match of a pattern in a text, all ways at once.
struct SchemaPatternMatcher {
    private let program: [SchemaPattern.Instruction]
    /// The instructions that wait for the next scalar.
    private var waiting: [Int] = []
    /// The instructions that are still to be followed; empty between two scalars.
    private var stack: [Int] = []
    /// At which position each instruction was reached last.
    private var reached: [Int]
    private var position = 0
    private var previous: UInt32?
    private var next: UInt32?
    private var isMatch = false
    /// Steps that may still be taken.
    private(set) var budget: Int

    init(_ pattern: SchemaPattern, budget: Int) {
        self.program = pattern.program
        self.reached = Array(repeating: -1, count: pattern.program.count)
        self.budget = budget
    }

    /// Whether the pattern matches somewhere; false, with no budget left, when that took too long.
    mutating func matches(_ text: String) -> Bool {
        var scalars = text.unicodeScalars.makeIterator()
        self.next = scalars.next()?.value
        while self.budget > 0 {
            // A match may begin anywhere.
            self.follow(0)
            if self.isMatch { return true }
            guard let scalar = self.next else { return false }
            self.previous = scalar
            self.next = scalars.next()?.value
            self.position += 1
            let ready = self.waiting
            self.waiting.removeAll(keepingCapacity: true)
            for index in ready {
                self.budget -= 1
                if case .take(let set) = self.program[index], set.contains(scalar) { self.follow(index + 1) }
            }
            if self.isMatch { return true }
        }
        return false
    }

    /// Reaches an instruction, and all that follow without taking a scalar.
    private mutating func follow(_ start: Int) {
        self.stack.append(start)
        while let index = self.stack.popLast() {
            guard self.reached[index] != self.position else { continue }
            self.reached[index] = self.position
            self.budget -= 1
            switch self.program[index] {
            case .take: self.waiting.append(index)
            case .split(let first, let second):
                self.stack.append(second)
                self.stack.append(first)
            case .jump(let target): self.stack.append(target)
            case .start: if self.previous == nil { self.stack.append(index + 1) }
            case .end: if self.next == nil { self.stack.append(index + 1) }
            case .boundary(let isOne): if self.isBoundary == isOne { self.stack.append(index + 1) }
            case .match: self.isMatch = true
            }
        }
    }

    /// ECMA-262 §22.2.2.4: a letter of a word on one side only.
    private var isBoundary: Bool {
        let before = self.previous.map(ScalarSet.word.contains) ?? false
        let after = self.next.map(ScalarSet.word.contains) ?? false
        return before != after
    }
}
