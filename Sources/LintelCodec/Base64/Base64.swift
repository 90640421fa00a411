/// Base64 with the standard alphabet and with padding (RFC 4648 §4).
package enum Base64 {
    private static let padding = UInt8(ascii: "=")

    /// The text form of the bytes.
    package static func encode(_ bytes: some Collection<UInt8>) -> String {
        var output: [UInt8] = []
        bytes.withByteSpan { Base64Alphabet.standard.append($0, to: &output) }
        while !output.count.isMultiple(of: 4) { output.append(Self.padding) }
        return String(decoding: output, as: UTF8.self)
    }

    /// The bytes, or nil for missing padding, a foreign character or unused bits that are set.
    package static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        text.withByteSpan { Self.decode($0) }
    }

    private static func decode(_ text: Span<UInt8>) -> [UInt8]? {
        guard text.count.isMultiple(of: 4) else { return nil }
        var end = text.count
        // RFC 4648 §4: at most two pad characters; a third would leave one character, which the alphabet refuses.
        while end > 0, text.count - end < 2, text[end - 1] == Self.padding { end -= 1 }
        return Base64Alphabet.standard.decode(text.extracting(0..<end))
    }
}
