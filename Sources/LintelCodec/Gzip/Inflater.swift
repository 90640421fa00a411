/// Reader of one deflated text (RFC 1951) that never makes more than it may.
struct Inflater {
    private let input: [UInt8]
    /// The byte that is read next.
    private(set) var position: Int
    private let maximumBytes: Int
    /// What has been read.
    private(set) var output: [UInt8] = []
    /// Bits that were taken from the input and not used yet, the next one lowest.
    private var bits: UInt32 = 0
    private var bitCount = 0

    init(_ input: [UInt8], from position: Int, maximumBytes: Int) {
        self.input = input
        self.position = position
        self.maximumBytes = maximumBytes
    }

    /// Reads all blocks.
    mutating func run() throws(GzipError) {
        var isLast = false
        while !isLast {
            isLast = try self.take(1) == 1
            switch try self.take(2) {
            case 0: try self.copyStored()
            case 1:
                let code = try HuffmanCode(lengths: HuffmanCode.fixedLengths)
                try self.readBlock(code, try HuffmanCode(lengths: HuffmanCode.fixedDistances))
            case 2:
                let (code, distances) = try self.readCodes()
                try self.readBlock(code, distances)
            default: throw GzipError(.malformed)
            }
        }
    }

    /// The next bits as a number, the first one lowest; at most 13.
    private mutating func take(_ count: Int) throws(GzipError) -> Int {
        while self.bitCount < count {
            guard self.position < self.input.count else { throw GzipError(.truncated) }
            self.bits |= UInt32(self.input[self.position]) << UInt32(self.bitCount)
            self.position += 1
            self.bitCount += 8
        }
        let value = self.bits & (1 << UInt32(count) - 1)
        self.bits >>= UInt32(count)
        self.bitCount -= count
        return Int(value)
    }

    /// The next symbol: codes of one length are consecutive numbers, and longer ones are greater.
    private mutating func symbol(_ code: HuffmanCode) throws(GzipError) -> Int {
        var value = 0
        var first = 0
        var index = 0
        for length in 1...HuffmanCode.maximumLength {
            value |= try self.take(1)
            let count = code.counts[length]
            if value - count < first { return code.symbols[index + value - first] }
            index += count
            first = (first + count) << 1
            value <<= 1
        }
        throw GzipError(.malformed)
    }

    private mutating func append(_ byte: UInt8) throws(GzipError) {
        guard self.output.count < self.maximumBytes else { throw GzipError(.tooLarge) }
        self.output.append(byte)
    }

    /// RFC 1951 §3.2.4: bytes as they are, behind their number and its complement.
    private mutating func copyStored() throws(GzipError) {
        self.bits = 0
        self.bitCount = 0
        guard self.input.count - self.position >= 4 else { throw GzipError(.truncated) }
        let length = Int(self.input[self.position]) | Int(self.input[self.position + 1]) << 8
        let complement = Int(self.input[self.position + 2]) | Int(self.input[self.position + 3]) << 8
        guard length == ~complement & 0xFFFF else { throw GzipError(.malformed) }
        self.position += 4
        guard self.input.count - self.position >= length else { throw GzipError(.truncated) }
        guard self.maximumBytes - self.output.count >= length else { throw GzipError(.tooLarge) }
        self.output.append(contentsOf: self.input[self.position..<self.position + length])
        self.position += length
    }

    /// RFC 1951 §3.2.3: bytes, and repetitions of what came before.
    private mutating func readBlock(_ code: HuffmanCode, _ distances: HuffmanCode) throws(GzipError) {
        while true {
            let symbol = try self.symbol(code)
            switch symbol {
            case 0..<256: try self.append(UInt8(symbol))
            case 256: return
            case 257..<286:
                let length = Self.lengths[symbol - 257] + (try self.take(Self.lengthBits[symbol - 257]))
                let place = try self.symbol(distances)
                guard place < Self.distances.count else { throw GzipError(.malformed) }
                let distance = Self.distances[place] + (try self.take(Self.distanceBits[place]))
                guard distance <= self.output.count else { throw GzipError(.malformed) }
                for _ in 0..<length { try self.append(self.output[self.output.count - distance]) }
            default: throw GzipError(.malformed)
            }
        }
    }

    /// RFC 1951 §3.2.7: the codes of a block, whose lengths are coded themselves.
    private mutating func readCodes() throws(GzipError) -> (HuffmanCode, HuffmanCode) {
        let symbolCount = try self.take(5) + 257
        let distanceCount = try self.take(5) + 1
        let lengthCount = try self.take(4) + 4
        guard symbolCount <= 286, distanceCount <= 30 else { throw GzipError(.malformed) }
        var codeLengths = [Int](repeating: 0, count: 19)
        for place in Self.codeLengthOrder.prefix(lengthCount) { codeLengths[place] = try self.take(3) }
        let lengthCode = try HuffmanCode(lengths: codeLengths)
        guard lengthCode.isComplete else { throw GzipError(.malformed) }
        var lengths: [Int] = []
        while lengths.count < symbolCount + distanceCount {
            let symbol = try self.symbol(lengthCode)
            guard symbol >= 16 else {
                lengths.append(symbol)
                continue
            }
            guard symbol != 16 || !lengths.isEmpty else { throw GzipError(.malformed) }
            let (repeated, times) =
                switch symbol {
                case 16: (lengths[lengths.count - 1], 3 + (try self.take(2)))
                case 17: (0, 3 + (try self.take(3)))
                default: (0, 11 + (try self.take(7)))
                }
            guard lengths.count + times <= symbolCount + distanceCount else { throw GzipError(.malformed) }
            lengths.append(contentsOf: repeatElement(repeated, count: times))
        }
        // Without its end symbol a block would have no end.
        guard lengths[256] != 0 else { throw GzipError(.malformed) }
        let code = try HuffmanCode(lengths: lengths[..<symbolCount])
        let distances = try HuffmanCode(lengths: lengths[symbolCount...])
        // A block that repeats nothing has no code for distances.
        guard code.isComplete, distances.isComplete || distances.symbols.isEmpty else { throw GzipError(.malformed) }
        return (code, distances)
    }

    private static let codeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    // RFC 1951 §3.2.5: the shortest repetition of each symbol, and how many bits tell how much longer it is.
    private static let lengths = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distances = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12289, 16385, 24577,
    ]
    private static let distanceBits = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]
}
