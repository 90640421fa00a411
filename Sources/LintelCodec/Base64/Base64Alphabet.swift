/// The 64 characters of one base64 variant, with the loops that read and write them.
struct Base64Alphabet: Sendable {
    /// Marks a byte outside the alphabet in `values`.
    private static let foreign: UInt8 = 0xFF

    private let characters: [UInt8]
    private let values: [UInt8]

    /// RFC 4648 §4.
    static let standard = Base64Alphabet(last: "+/")
    /// RFC 4648 §5.
    static let urlSafe = Base64Alphabet(last: "-_")

    private init(last: String) {
        let characters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789\(last)".utf8)
        var values = [UInt8](repeating: Self.foreign, count: 256)
        for (value, character) in characters.enumerated() { values[Int(character)] = UInt8(value) }
        self.characters = characters
        self.values = values
    }

    /// Appends the characters for `bytes`, without padding.
    func append(_ bytes: Span<UInt8>, to output: inout [UInt8]) {
        let remainder = bytes.count % 3
        let length = bytes.count / 3 * 4 + (remainder == 0 ? 0 : remainder + 1)
        let start = output.count
        output.append(contentsOf: repeatElement(0, count: length))
        output.withUnsafeMutableBufferPointer { buffer in
            var output = buffer.mutableSpan
            self.characters.withUnsafeBufferPointer { Self.encode(bytes, by: $0.span, into: &output, from: start) }
        }
    }

    /// Writes to spans: bounds are checked there, but not for each byte whether the array is shared.
    private static func encode(
        _ bytes: Span<UInt8>,
        by characters: Span<UInt8>,
        into output: inout MutableSpan<UInt8>,
        from start: Int,
    ) {
        let remainder = bytes.count % 3
        var target = start
        var index = 0
        while index + 2 < bytes.count {
            let group = UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2])
            output[target] = characters[Int(group >> 18)]
            output[target + 1] = characters[Int(group >> 12 & 0x3F)]
            output[target + 2] = characters[Int(group >> 6 & 0x3F)]
            output[target + 3] = characters[Int(group & 0x3F)]
            index += 3
            target += 4
        }
        if remainder == 1 {
            output[target] = characters[Int(bytes[index] >> 2)]
            output[target + 1] = characters[Int(bytes[index] << 4 & 0x3F)]
        } else if remainder == 2 {
            output[target] = characters[Int(bytes[index] >> 2)]
            output[target + 1] = characters[Int((bytes[index] << 4 | bytes[index + 1] >> 4) & 0x3F)]
            output[target + 2] = characters[Int(bytes[index + 1] << 2 & 0x3F)]
        }
    }

    /// The bytes that `text`, which has no padding, stands for; nil when it is not the one canonical encoding.
    func decode(_ text: Span<UInt8>) -> [UInt8]? {
        let remainder = text.count % 4
        // One character carries 6 bits, too few for a byte.
        guard remainder != 1 else { return nil }
        var output = [UInt8](repeating: 0, count: text.count / 4 * 3 + max(remainder - 1, 0))
        let isCanonical = output.withUnsafeMutableBufferPointer { buffer in
            var output = buffer.mutableSpan
            return self.values.withUnsafeBufferPointer { Self.decode(text, by: $0.span, into: &output) }
        }
        return isCanonical ? output : nil
    }

    private static func decode(
        _ text: Span<UInt8>,
        by values: Span<UInt8>,
        into output: inout MutableSpan<UInt8>,
    ) -> Bool {
        let remainder = text.count % 4
        // A value inside the alphabet has the two high bits clear, so any foreign one shows up in the union.
        var union: UInt8 = 0
        var index = 0
        var target = 0
        while index + 3 < text.count {
            let first = values[Int(text[index])]
            let second = values[Int(text[index + 1])]
            let third = values[Int(text[index + 2])]
            let fourth = values[Int(text[index + 3])]
            union |= first | second | third | fourth
            output[target] = first << 2 | second >> 4
            output[target + 1] = second << 4 | third >> 2
            output[target + 2] = third << 6 | fourth
            index += 4
            target += 3
        }
        if remainder > 0 {
            let first = values[Int(text[index])]
            let second = values[Int(text[index + 1])]
            let third = remainder == 3 ? values[Int(text[index + 2])] : 0
            union |= first | second | third
            output[target] = first << 2 | second >> 4
            if remainder == 3 { output[target + 1] = second << 4 | third >> 2 }
            // RFC 4648 §3.5: bits that carry nothing are zero, else one value has several spellings.
            let unusedBits = remainder == 2 ? second & 0x0F : third & 0x03
            guard unusedBits == 0 else { return false }
        }
        return union < 64
    }
}
