/// Comparison whose duration does not depend on what the bytes are.
package enum ConstantTime {
    /// Whether both hold the same bytes; a difference in length may be seen from outside, content may not.
    package static func equal(_ a: some Collection<UInt8>, _ b: some Collection<UInt8>) -> Bool {
        a.withByteSpan { first in b.withByteSpan { second in Self.equal(first, second) } }
    }

    private static func equal(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Bool {
        guard first.count == second.count else { return false }
        var difference: UInt8 = 0
        for index in first.indices { difference |= first[index] ^ second[index] }
        return difference == 0
    }
}
