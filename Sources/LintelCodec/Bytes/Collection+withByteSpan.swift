extension Collection where Element == UInt8 {
    /// Calls `body` with a bounds-checked view of the bytes, without a copy where the collection is contiguous.
    ///
    /// Every codec in this module does its work on a `Span`: one concrete type for the optimiser, and an index
    /// mistake traps instead of reading foreign memory.
    func withByteSpan<Outcome>(_ body: (Span<UInt8>) -> Outcome) -> Outcome {
        if let outcome = self.withContiguousStorageIfAvailable({ body($0.span) }) { return outcome }
        return [UInt8](self).withUnsafeBufferPointer { body($0.span) }
    }
}
