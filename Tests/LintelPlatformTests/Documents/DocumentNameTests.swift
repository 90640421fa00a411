import LintelPlatform
import Testing

struct DocumentNameTests {
    @Test(arguments: ["a", "Plan (2).dwg", "日本語.pdf", ".gitignore", "a..b", String(repeating: "a", count: 255)])
    func takesNames(_ text: String) throws {
        #expect(try DocumentName(text).text == text)
    }

    @Test(arguments: [
        "", ".", "..", "../x", "a/b", "a\\b", "/etc/passwd", "C:", "a\u{0}b", "a\nb", "a\u{202E}b", " a", "a ", "a*",
        "a?", "\"a\"",
        "a|b", "<a>", String(repeating: "a", count: 256), String(repeating: "a", count: 4_096),
    ])
    func refusesHostileNames_L01(_ text: String) {
        #expect(throws: PlatformError.self) { try DocumentName(text) }
    }

    @Test func takesNormalFormsAndLettersOfAnyCaseForOneName_L01() throws {
        let composed = try DocumentName("Caf\u{E9}.PDF")
        let decomposed = try DocumentName("cafe\u{301}.pdf")
        #expect(composed.key == decomposed.key)
    }
}
