import Testing

@testable import LintelCodec

struct ExactTextTests {
    @Test func tellsCanonicallyEquivalentTextsApart() {
        #expect("\u{212A}" == "K", "the reason for this type")
        #expect(ExactText(text: "\u{212A}") != ExactText(text: "K"))
        #expect(ExactText(text: "\u{E9}") != ExactText(text: "e\u{301}"))
    }

    @Test func hashesEqualBytesEqually() {
        let texts = ["", "K", "\u{212A}", "a name longer than fifteen bytes"]
        #expect(Set(texts.map(ExactText.init)).count == texts.count)
        #expect(Set((texts + texts).map(ExactText.init)).count == texts.count)
    }
}
