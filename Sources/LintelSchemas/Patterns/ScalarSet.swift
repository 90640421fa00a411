/// A set of Unicode scalars.
struct ScalarSet: Sendable, Hashable {
    /// In ascending order, with a gap between each two.
    private(set) var ranges: [ClosedRange<UInt32>] = []
    var isNegated = false

    init(_ ranges: ClosedRange<UInt32>..., isNegated: Bool = false) {
        self.isNegated = isNegated
        for range in ranges { self.insert(range) }
    }

    static func one(_ scalar: UInt32) -> Self { Self(scalar...scalar) }

    func contains(_ scalar: UInt32) -> Bool {
        let index = self.firstRange(endingAtOrAfter: scalar)
        let isInside = index < self.ranges.count && self.ranges[index].lowerBound <= scalar
        return isInside != self.isNegated
    }

    private func firstRange(endingAtOrAfter scalar: UInt32) -> Int {
        var low = 0
        var high = self.ranges.count
        while low < high {
            let middle = (low + high) / 2
            if self.ranges[middle].upperBound < scalar { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Adds scalars, and joins the ranges that overlap or touch.
    private mutating func insert(_ range: ClosedRange<UInt32>) {
        let first = self.firstRange(endingAtOrAfter: range.lowerBound == 0 ? 0 : range.lowerBound - 1)
        var joined = range
        var end = first
        while end < self.ranges.count, self.ranges[end].lowerBound <= range.upperBound + 1 {
            let lower = min(joined.lowerBound, self.ranges[end].lowerBound)
            joined = lower...max(joined.upperBound, self.ranges[end].upperBound)
            end += 1
        }
        self.ranges.replaceSubrange(first..<end, with: CollectionOfOne(joined))
    }

    /// Adds the scalars of another set.
    mutating func formUnion(_ other: ScalarSet) {
        guard other.isNegated else {
            for range in other.ranges { self.insert(range) }
            return
        }
        var next: UInt32 = 0
        for range in other.ranges {
            if range.lowerBound > next { self.insert(next...range.lowerBound - 1) }
            next = range.upperBound + 1
        }
        if next <= Self.last { self.insert(next...Self.last) }
    }

    static let last: UInt32 = 0x10FFFF

    // ECMA-262 §22.2.2.9: CharacterClassEscape.
    static let digits = Self(0x30...0x39)
    static let word = Self(0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A)
    static let space = Self(
        0x09...0x0D,
        0x20...0x20,
        0xA0...0xA0,
        0x1680...0x1680,
        0x2000...0x200A,
        0x2028...0x2029,
        0x202F...0x202F,
        0x205F...0x205F,
        0x3000...0x3000,
        0xFEFF...0xFEFF,
    )
    /// What a point matches: all but the ends of lines.
    static let point = Self(0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029, isNegated: true)

    var negated: Self {
        var set = self
        set.isNegated.toggle()
        return set
    }
}
