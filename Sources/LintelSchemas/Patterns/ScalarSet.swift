/// A set of Unicode scalars.
struct ScalarSet: Sendable, Hashable {
    private(set) var ranges: [ClosedRange<UInt32>] = []
    var isNegated = false

    init(_ ranges: ClosedRange<UInt32>..., isNegated: Bool = false) {
        self.ranges = ranges
        self.isNegated = isNegated
    }

    static func one(_ scalar: UInt32) -> Self { Self(scalar...scalar) }

    func contains(_ scalar: UInt32) -> Bool {
        self.ranges.contains { $0.contains(scalar) } != self.isNegated
    }

    /// Adds the scalars of another set.
    mutating func formUnion(_ other: ScalarSet) {
        guard other.isNegated else {
            self.ranges += other.ranges
            return
        }
        var next: UInt32 = 0
        for range in other.ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.lowerBound > next { self.ranges.append(next...range.lowerBound - 1) }
            next = max(next, range.upperBound + 1)
        }
        if next <= Self.last { self.ranges.append(next...Self.last) }
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
