/// SplitMix64: the same numbers on each run for the same seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        self.state = seed
    }

    mutating func next() -> UInt64 {
        self.state &+= 0x9E37_79B9_7F4A_7C15
        var value = self.state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    /// Up to `maximum` bytes of any value.
    mutating func bytes(upTo maximum: Int) -> [UInt8] {
        let count = Int.random(in: 0...maximum, using: &self)
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &self) }
    }

    /// Up to `maximum` characters out of those that encoders find hard.
    mutating func text(upTo maximum: Int) -> String {
        let characters: [Character] = [
            "a", "Z", "0", " ", "+", "%", "&", "=", ";", "/", "\\", "\"", "\n", "\t", "é", "\u{212A}", "€", "😀", "~",
            "-", "_", ".", "*", "<",
        ]
        let count = Int.random(in: 0...maximum, using: &self)
        return String((0..<count).compactMap { _ in characters.randomElement(using: &self) })
    }
}
