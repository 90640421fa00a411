/// Unpredictable bytes, handed in so that tests can choose them.
package struct RandomSource: Sendable {
    /// So many fresh bytes.
    package var bytes: @Sendable (Int) -> [UInt8]

    package init(bytes: @escaping @Sendable (Int) -> [UInt8]) {
        self.bytes = bytes
    }

    /// The operating system's cryptographic generator.
    package static let system = Self { count in
        var generator = SystemRandomNumberGenerator()
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            while initialized < count {
                var word: UInt64 = generator.next()
                for _ in 0..<min(8, count - initialized) {
                    buffer[initialized] = UInt8(truncatingIfNeeded: word)
                    word >>= 8
                    initialized += 1
                }
            }
        }
    }

    /// A random UUID as lower-case text (RFC 9562 §5.4), 122 random bits.
    package func uuid() -> String {
        var bytes = self.bytes(16)
        bytes[6] = (bytes[6] & 0x0F) | 0x40
        bytes[8] = (bytes[8] & 0x3F) | 0x80
        return String(unsafeUninitializedCapacity: 36) { text in
            var position = 0
            for (index, byte) in bytes.enumerated() {
                if index == 4 || index == 6 || index == 8 || index == 10 {
                    text[position] = UInt8(ascii: "-")
                    position += 1
                }
                text[position] = Self.hexDigit(byte >> 4)
                text[position + 1] = Self.hexDigit(byte & 0x0F)
                position += 2
            }
            return position
        }
    }

    /// Text of so many characters, each drawn evenly from `a`-`z` and `0`-`9` (5.17 bits a character).
    package func lowercaseAlphanumerics(_ count: Int) -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789".utf8)
        // 252 is the largest multiple of 36 in a byte: bytes above it would favour the first letters.
        let usable = UInt8(256 / alphabet.count * alphabet.count)
        var text: [UInt8] = []
        text.reserveCapacity(count)
        while text.count < count {
            for byte in self.bytes(count - text.count) where byte < usable {
                text.append(alphabet[Int(byte) % alphabet.count])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func hexDigit(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
    }
}
