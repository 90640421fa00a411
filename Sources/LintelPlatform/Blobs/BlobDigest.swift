package import Crypto
import LintelCodec

/// The SHA-256 digest of a blob's bytes, which is its name.
package struct BlobDigest: Hashable, Sendable, CustomStringConvertible {
    package static let byteCount = 32

    /// The 32 bytes.
    package let bytes: [UInt8]

    /// Takes 32 bytes; nil for any other number.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }

    package init(_ digest: SHA256.Digest) {
        self.bytes = Array(digest)
    }

    /// Reads 64 lower-case hexadecimal digits; nil for anything else.
    package init?(hex: String) {
        let digits = Array(hex.utf8)
        guard let bytes = Hex.decode(digits), bytes.count == Self.byteCount, Hex.encode(bytes) == hex else {
            return nil
        }
        self.bytes = bytes
    }

    /// The digest of these bytes.
    package init(of content: [UInt8]) {
        self.init(SHA256.hash(data: content))
    }

    /// 64 lower-case hexadecimal digits.
    package var hex: String { Hex.encode(self.bytes) }

    package var description: String { self.hex }
}

/// Bytes that are kept once, however many things refer to them.
package struct Blob: Hashable, Sendable {
    package var digest: BlobDigest
    package var size: Int64

    package init(digest: BlobDigest, size: Int64) {
        self.digest = digest
        self.size = size
    }
}
