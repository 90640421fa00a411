/// Base64 with the URL-safe alphabet and without padding (RFC 4648 §5, RFC 7515 §2).
package enum Base64URL {
    /// The text form of the bytes.
    package static func encode(_ bytes: some Collection<UInt8>) -> String {
        var output: [UInt8] = []
        self.append(bytes, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// Appends the ASCII form of the bytes to `output`.
    package static func append(_ bytes: some Collection<UInt8>, to output: inout [UInt8]) {
        bytes.withByteSpan { Base64Alphabet.urlSafe.append($0, to: &output) }
    }

    /// The bytes, or nil for padding, a foreign character, a wrong length or unused bits that are set.
    package static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        text.withByteSpan { Base64Alphabet.urlSafe.decode($0) }
    }
}
