/// A text that equals another only when the bytes are the same.
///
/// `String` compares by Unicode canonical equivalence, under which the Kelvin sign U+212A equals the letter K; names
/// of a protocol are compared code unit by code unit (RFC 8259 §8.3). Long runs of combining marks cost nothing here.
package struct ExactText: Sendable, Hashable {
    package let text: String

    package init(text: String) {
        self.text = text
    }

    package static func == (left: Self, right: Self) -> Bool { left.text.hasSameBytes(as: right.text) }

    package func hash(into hasher: inout Hasher) {
        let bytes: Void? = self.text.utf8.withContiguousStorageIfAvailable { hasher.combine(bytes: .init($0)) }
        if bytes == nil { for byte in self.text.utf8 { hasher.combine(byte) } }
    }
}

extension String {
    /// Whether both strings are the same bytes (RFC 3986 §6.2.1), not only canonically equivalent.
    package func hasSameBytes(as other: String) -> Bool {
        // Most texts that differ differ in length, which costs nothing to see.
        guard self.utf8.count == other.utf8.count else { return false }
        return other.utf8.withByteSpan { self.hasBytes($0) }
    }

    /// Whether these are the text's bytes.
    package func hasBytes(_ bytes: Span<UInt8>) -> Bool {
        guard self.utf8.count == bytes.count else { return false }
        return self.utf8.withByteSpan { $0.holdsSame(as: bytes) }
    }
}

extension Span<UInt8> {
    /// Whether both hold the same bytes, compared eight at a time: lists compare many ids.
    fileprivate func holdsSame(as other: Span<UInt8>) -> Bool {
        guard self.count == other.count else { return false }
        let (left, right) = (self.bytes, other.bytes)
        var place = 0
        while place + 8 <= self.count {
            let word = left.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
            guard word == right.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self) else { return false }
            place += 8
        }
        while place < self.count {
            guard self[place] == other[place] else { return false }
            place += 1
        }
        return true
    }
}
