import Testing

@testable import LintelCodec

struct SpanSearchTests {
    @Test(arguments: [(0, 1), (1, 1), (2, 3), (4, 4)])
    func findsTheFirstByteFromAStart(start: Int, index: Int) {
        #expect([1, 0, 1, 0].withByteSpan { $0.index(of: 0, from: start) } == index)
    }

    @Test func validatesUTF8() {
        #expect("é€😀".utf8.withByteSpan { $0.validatedString } == "é€😀")
        #expect([0xC3].withByteSpan { $0.validatedString } == nil)
    }
}
