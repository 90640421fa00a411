import Testing

@testable import LintelCodec

struct ExactTextTests {
    @Test func tellsCanonicallyEquivalentTextsApart() {
        #expect("\u{212A}" == "K", "the reason for this type")
        #expect(ExactText(text: "\u{212A}") != ExactText(text: "K"))
        #expect(ExactText(text: "\u{E9}") != ExactText(text: "e\u{301}"))
    }

    @Test(arguments: 0...40) func seesADifferenceInEveryPlace(count: Int) {
        let bytes = (0..<count).map { UInt8(ascii: "a") + UInt8($0 % 26) }
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasSameBytes(as: String(decoding: bytes, as: UTF8.self)))
        let same = text.hasBytes(bytes.span)
        #expect(same)
        for place in 0..<count {
            var other = bytes
            other[place] = UInt8(ascii: "-")
            #expect(!text.hasSameBytes(as: String(decoding: other, as: UTF8.self)))
            let isOther = text.hasBytes(other.span)
            #expect(!isOther)
        }
        #expect(!text.hasSameBytes(as: text + "b"))
        let longer = bytes + [0]
        let isLonger = text.hasBytes(longer.span)
        #expect(!isLonger)
    }

    @Test func hashesEqualBytesEqually() {
        let texts = ["", "K", "\u{212A}", "a name longer than fifteen bytes"]
        #expect(Set(texts.map(ExactText.init)).count == texts.count)
        #expect(Set((texts + texts).map(ExactText.init)).count == texts.count)
    }
}
