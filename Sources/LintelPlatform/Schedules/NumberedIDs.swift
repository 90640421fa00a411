import LintelTokens

/// The numbers of things by their ids, for very many of them.
///
/// Of ids that are UUIDs the 128 bits are compared, which takes a fraction of the time that their texts would.
struct NumberedIDs<Kind> {
    private var uuids: [UInt128: Int32] = [:]
    private var others: [Identifier<Kind>: Int32] = [:]

    /// Numbers ids in their order from 0 on.
    init(_ ids: some Collection<Identifier<Kind>>) {
        self.uuids.reserveCapacity(ids.count)
        for (number, id) in ids.enumerated() {
            if let bits = Self.bits(id.rawValue) {
                self.uuids[bits] = Int32(number)
            } else {
                self.others[id] = Int32(number)
            }
        }
    }

    /// The number of an id; nil when it is unknown.
    subscript(id: Identifier<Kind>) -> Int32? {
        if let bits = Self.bits(id.rawValue) { return self.uuids[bits] }
        return self.others.isEmpty ? nil : self.others[id]
    }

    /// The bits of a lower-case UUID; nil for another text.
    private static func bits(_ text: String) -> UInt128? {
        text.utf8.count == 36 ? text.utf8.withContiguousStorageIfAvailable(Self.bits) ?? nil : nil
    }

    private static func bits(_ digits: UnsafeBufferPointer<UInt8>) -> UInt128? {
        var halves: (UInt64, UInt64) = (0, 0)
        for position in 0..<36 {
            let byte = digits[position]
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "-") where position == 8 || position == 13 || position == 18 || position == 23: continue
            default: return nil
            }
            // The third hyphen stands in the middle.
            if position < 18 {
                halves.0 = halves.0 << 4 | UInt64(digit)
            } else {
                halves.1 = halves.1 << 4 | UInt64(digit)
            }
        }
        return UInt128(halves.0) << 64 | UInt128(halves.1)
    }
}
