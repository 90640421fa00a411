import LintelPlatform
import Testing

@Suite struct PlainLineTests {
    @Test func trimsAndComposes() throws {
        #expect(try PlainLine("  Cafe\u{301} \t", maximum: 10).text.unicodeScalars.elementsEqual("Café".unicodeScalars))
    }

    @Test(arguments: ["", "   ", "\t", "\u{3164}", "\u{200B}", "\u{00A0}", "\u{FE0F}", "\u{301}"])
    func refusesNothingToSee(text: String) {
        #expect(throws: PlainLine.Flaw.empty) { try PlainLine(text, maximum: 10) }
    }

    @Test(arguments: ["a\nb", "a\0", "a\u{202E}b", "a\u{2066}b", "a\u{200B}b", "a\u{2028}b", "a\u{FEFF}b", "a\u{E000}"])
    func refusesInvisibleCharacters(text: String) {
        #expect(throws: PlainLine.Flaw.invisibleCharacter) { try PlainLine(text, maximum: 10) }
    }

    @Test func countsCodePoints() throws {
        _ = try PlainLine("💡💡💡", maximum: 3)
        #expect(throws: PlainLine.Flaw.tooLong) { try PlainLine("💡💡💡💡", maximum: 3) }
        #expect(throws: PlainLine.Flaw.tooLong) {
            try PlainLine("x" + String(repeating: "\u{0323}", count: 3), maximum: 3)
        }
        #expect(throws: PlainLine.Flaw.tooLong) { try PlainLine(String(repeating: "a", count: 1000), maximum: 3) }
    }
}
