/// A Huffman code of deflate, in the canonical form of RFC 1951 §3.2.2: the lengths of the codes tell the codes.
struct HuffmanCode {
    /// The longest code that deflate allows.
    static let maximumLength = 15

    /// How many symbols have a code of each length.
    private(set) var counts = [Int](repeating: 0, count: Self.maximumLength + 1)
    /// The symbols in the order of their codes.
    private(set) var symbols: [Int] = []
    /// How many codes of the greatest length are left without a symbol.
    let unused: Int

    /// - Parameter lengths: The length of each symbol's code; zero for a symbol that does not occur.
    /// - Throws: ``GzipError`` when there cannot be so many codes that short.
    init(lengths: some Collection<Int>) throws(GzipError) {
        for length in lengths { self.counts[length] += 1 }
        var free = 1
        for length in 1...Self.maximumLength {
            free = free << 1 - self.counts[length]
            guard free >= 0 else { throw GzipError(.malformed) }
        }
        self.unused = free
        for length in 1...Self.maximumLength {
            for (symbol, own) in lengths.enumerated() where own == length { self.symbols.append(symbol) }
        }
        self.counts[0] = 0
    }

    /// Whether every code has a symbol, or there is but one code: one bit cannot be shorter.
    var isComplete: Bool { self.unused == 0 || (self.symbols.count == 1 && self.counts[1] == 1) }

    /// The code for bytes and lengths of a block that brings none (RFC 1951 §3.2.6).
    static let fixedLengths: [Int] =
        [Int](repeating: 8, count: 144) + [Int](repeating: 9, count: 112) + [Int](repeating: 7, count: 24)
        + [Int](repeating: 8, count: 8)

    /// The code for distances of a block that brings none.
    static let fixedDistances = [Int](repeating: 5, count: 30)
}
