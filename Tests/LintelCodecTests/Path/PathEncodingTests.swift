import LintelCodec
import Testing

/// Paths of addresses are decoded once (row L01).
@Suite struct PathEncodingTests {
    @Test func writesAndReadsTheSame() throws {
        var generator = SeededGenerator(seed: 12)
        for _ in 0..<2_000 {
            let text = generator.text(upTo: 20)
            let encoded = PathEncoding.encode(text)
            #expect(encoded.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "?") })
            #expect(PathEncoding.decode(encoded.utf8) == Array(text.utf8))
        }
    }

    @Test func decodesOnce_L01() {
        #expect(PathEncoding.decode("%252e%252e".utf8) == Array("%2e%2e".utf8))
        #expect(PathEncoding.decode("a+b%20c".utf8) == Array("a+b c".utf8))
    }

    @Test(arguments: ["%", "%4", "%zz", "a%2", "%2f", "a%2Fb", "..%2f.."])
    func refusesBrokenEscapesAndEncodedSlashes_L01(_ text: String) {
        #expect(PathEncoding.decode(text.utf8) == nil)
    }

    @Test func findsTheRemainderAsSent() {
        func remainder(_ path: String, _ count: Int) -> String? {
            PathEncoding.remainder(of: path, afterSegments: count).map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(remainder("/a/b/c/d", 2) == "/c/d")
        #expect(remainder("/a/b//dir%20a/x.bin", 2) == "//dir%20a/x.bin")
        #expect(remainder("//a///b/x/", 2) == "/x/")
        #expect(remainder("/a/b", 2) == "")
        #expect(remainder("/a/b", 3) == nil)
        #expect(remainder("", 1) == nil)
    }
}
