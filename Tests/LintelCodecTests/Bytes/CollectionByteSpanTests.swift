import Testing

@testable import LintelCodec

struct CollectionByteSpanTests {
    @Test func readsContiguousAndOtherCollectionsAlike() {
        let bytes: [UInt8] = [9, 8, 7]
        #expect(bytes.withByteSpan { $0[2] } == 7)
        #expect(bytes[1...].withByteSpan { $0.count } == 2)
        #expect(bytes.reversed().withByteSpan { $0[2] } == 9)
        #expect([UInt8]().withByteSpan { $0.isEmpty })
    }

    @Test func keepsANilThatTheBodyReturns() {
        let outcome: Int? = [UInt8](repeating: 0, count: 4).withByteSpan { _ in nil }
        #expect(outcome == nil)
    }
}
