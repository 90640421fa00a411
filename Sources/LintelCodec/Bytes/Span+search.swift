extension Span<UInt8> {
    /// The first index at or after `start` that holds `byte`, or `count` when there is none.
    func index(of byte: UInt8, from start: Int) -> Int {
        var index = start
        while index < self.count, self[index] != byte { index += 1 }
        return index
    }

    /// The bytes as text, or nil when they are not valid UTF-8 (RFC 3629).
    var validatedString: String? {
        self.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) }
    }
}
