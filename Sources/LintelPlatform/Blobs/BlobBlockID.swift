import LintelCodec

/// Names a block within its upload: up to 64 bytes that the client chose, sent as Base64 (as Azure has it).
package struct BlobBlockID: Hashable, Sendable {
    package static let maximumBytes = 64

    package let bytes: [UInt8]

    /// Reads the Base64 text of a request; nil when it is not that, empty, or too long.
    package init?(base64 text: String) {
        guard text.utf8.count <= (Self.maximumBytes + 2) / 3 * 4, let bytes = Base64.decode(text.utf8),
            (1...Self.maximumBytes).contains(bytes.count)
        else { return nil }
        self.bytes = bytes
    }

    /// The Base64 text.
    package var base64: String { Base64.encode(self.bytes) }

    /// The id in characters that every file system takes.
    package var hex: String { Hex.encode(self.bytes) }
}
