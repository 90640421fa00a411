import Testing

@testable import LintelSchemas

/// Regular expressions: what they match, and how long that may take.
@Suite struct SchemaPatternTests {
    private static func matches(_ pattern: String, _ text: String) throws -> Bool {
        var matcher = SchemaPatternMatcher(try SchemaPattern(pattern), budget: 1_000_000)
        return matcher.matches(text)
    }

    @Test(
        arguments: [
            ("", ["", "a"], []), ("^$", [""], ["a"]), ("a", ["a", "bab"], ["", "b"]), ("^a|b$", ["ac", "cb"], ["cac"]),
            ("^(a|bc)*$", ["", "abcbca"], ["ab"]), ("^a?b+?$", ["b", "abb"], ["aab", "a"]),
            ("^a{2}$", ["aa"], ["a", "aaa"]),
            ("^a{2,}$", ["aa", "aaaa"], ["a"]), ("^a{1,3}$", ["a", "aaa"], ["", "aaaa"]),
            ("^(?:ab){0}c$", ["c"], ["abc"]),
            ("^.$", ["a", "é", "\u{1F600}"], ["", "\n", "ab"]), ("^[a-c\\d_-]+$", ["a1-_c"], ["d", ""]),
            ("^[^a-c]$", ["d", "\n"], ["b"]), ("^[\\D]$", ["a"], ["1"]), ("^[^\\S]$", [" ", "\u{A0}"], ["a"]),
            ("^[]$", [], ["", "a"]), ("^[^]$", ["a", "\n"], [""]),
            ("\\bcat\\b", ["a cat.", "cat"], ["cats", "concat"]),
            ("\\Bat", ["cat"], ["at"]), ("^\\$\\.\\\\\\/$", ["$.\\/"], ["$x\\/"]),
            ("^\\x41\\u0042\\u{1F600}\\t$", ["AB\u{1F600}\t"], []),
            ("^\\uD83D\\uDE00$", ["\u{1F600}"], ["\u{1F601}", ""]), ("^\\u10FFFF$", ["\u{10FF}FF"], []),
            ("^[\\uD83D\\uDE00-\\uD83D\\uDE02]$", ["\u{1F600}", "\u{1F602}"], ["\u{1F603}", "a"]),
            ("^\\uDBFF\\uDFFF$", ["\u{10FFFF}"], []),
            ("^(?<year>\\d{4})$", ["2024"], ["24"]), ("^\\w\\W\\s\\S$", ["a- b"], ["ab b"]),
            ("^[\\b]$", ["\u{8}"], ["b"]),
            ("^[a-]$", ["-", "a"], ["b"]), ("^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)$", ["0.10"], ["00.1", "1.", "1.1.1"]),
        ] as [(String, [String], [String])]
    )
    func matchesWhereItShould(_ pattern: String, _ good: [String], _ bad: [String]) throws {
        for text in good { #expect(try Self.matches(pattern, text), "\(pattern) \(text)") }
        for text in bad { #expect(try !Self.matches(pattern, text), "\(pattern) \(text)") }
    }

    @Test(arguments: [
        "(", ")", "[", "[a", "a**", "*", "+a", "a{", "a{1", "a{,2}", "a{2,1}", "{1}", "a{1001}", "(a", "(?=a)", "(?!a)",
        "(?<=a)", "(?<!a)", "(a)\\1", "\\k<a>", "\\", "\\q", "\\x4", "\\u12", "\\u{110000}", "[b-a]", "[\\d-z]", "^*",
        "]", "}",
        "\\uD83D", "\\uDE00", "\\uD83Da", "\\uD83D\\u0041", "\\uD83D\\uD83D", "\\u{D83D}", "\\u{D83D}\\uDE00",
        "[\\uD800-\\uDBFF]", "[^\\uDC00]",
        "((a{99}){99}){99}", String(repeating: "(", count: 60) + String(repeating: ")", count: 60), "\\p{L}",
    ])
    func refusesWhatItCannotMatch(_ pattern: String) {
        #expect(throws: SchemaPatternError.self) { try SchemaPattern(pattern) }
    }

    /// What takes other engines longer than the age of the world.
    @Test func takesLinearTime() throws {
        let text = String(repeating: "a", count: 5_000) + "!"
        for pattern in ["^(a+)+$", "^(a|a)*$", "^(a*)*b", "(.*)(.*)(.*)(.*)x$"] {
            var matcher = SchemaPatternMatcher(try SchemaPattern(pattern), budget: 1_000_000)
            #expect(!matcher.matches(text) && matcher.budget > 500_000, "\(pattern) \(matcher.budget)")
        }
    }

    /// Copies of nothing, more of them than anybody can wait for.
    @Test(arguments: ["((((){1000}){1000}){1000}){1000}", "((((a{0}){1000}){1000}){1000}){1000}"])
    func readsRepetitionsOfNothing(_ pattern: String) throws {
        #expect(try SchemaPattern(pattern).program.count == 1)
        #expect(try Self.matches("^\(pattern)b$", "b") && !Self.matches("^\(pattern)b$", "ab"))
    }

    @Test func stopsAtItsBudget() throws {
        var matcher = SchemaPatternMatcher(try SchemaPattern("^(a|b|c)*$"), budget: 1_000)
        #expect(!matcher.matches(String(repeating: "a", count: 5_000)) && matcher.budget <= 0)
    }
}
