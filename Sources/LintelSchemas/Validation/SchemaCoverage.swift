/// Which members or items of a value schemas have looked at (JSON Schema core §11).
struct SchemaCoverage: Sendable {
    private var isWhole = false
    /// A bit for each member or item.
    private var marks: [UInt64] = []

    mutating func mark(_ index: Int) {
        guard !self.isWhole else { return }
        let word = index >> 6
        while self.marks.count <= word { self.marks.append(0) }
        self.marks[word] |= 1 << UInt64(index & 63)
    }

    mutating func markAll() { self.isWhole = true }

    func contains(_ index: Int) -> Bool {
        if self.isWhole { return true }
        let word = index >> 6
        return word < self.marks.count && self.marks[word] & 1 << UInt64(index & 63) != 0
    }

    mutating func formUnion(_ other: SchemaCoverage) {
        self.isWhole = self.isWhole || other.isWhole
        while self.marks.count < other.marks.count { self.marks.append(0) }
        for (index, word) in other.marks.enumerated() { self.marks[index] |= word }
    }
}
