import LintelPlatform
import Testing

@testable import LintelServer

/// What is put into SQL for DuckDB keeps its place.
@Suite struct DuckDBTextTests {
    /// The tokens of SQL as DuckDB reads it: what is quoted, without its quotes, and everything else.
    private static func tokens(_ sql: String) -> [(quote: Character?, text: String)] {
        var tokens: [(quote: Character?, text: String)] = [(nil, "")]
        var characters = Array(sql.unicodeScalars).map { String($0) }[...]
        while let first = characters.popFirst() {
            let quote = tokens[tokens.count - 1].quote
            if let quote, first == String(quote) {
                if characters.first == first {
                    characters.removeFirst()
                    tokens[tokens.count - 1].text += first
                } else {
                    tokens.append((nil, ""))
                }
            } else if quote == nil, first == "'" || first == "\"" {
                tokens.append((Character(first), ""))
            } else {
                tokens[tokens.count - 1].text += first
            }
        }
        return tokens
    }

    private static let hostile = [
        "a\"b", "'; DROP TABLE sent; --", "\"\"", "''", ".shell touch x", ";", "a;b", "--", "/* */", "$$", "\\", "\\'",
        "a\tb", "Grüße", "金", "👩‍🔬", "e\u{301}", "\u{202E}abc", "\u{FEFF}", "%s", "*", "$1", "?", "E'a'", "U&\"a\"",
    ]

    @Test func quotesEveryName() throws {
        var generator = SplitMix64(seed: 7)
        let parts = Self.hostile
        for _ in 0..<2_000 {
            let name = (0..<Int.random(in: 1...5, using: &generator))
                .map { _ in parts[Int.random(in: 0..<parts.count, using: &generator)] }.joined()
            let quoted = try #require(DuckDBName(name))
            let sql: DuckDBText = "SELECT \(quoted) AS \(text: quoted) FROM sent;"
            let tokens = Self.tokens(sql.text)
            #expect(tokens.map(\.quote) == [nil, "\"", nil, "'", nil], "\(name)")
            #expect(tokens[0].text == "SELECT " && tokens[2].text == " AS " && tokens[4].text == " FROM sent;")
            // By scalars: characters that are written in two ways would be one.
            #expect(Array(tokens[1].text.unicodeScalars) == Array(name.unicodeScalars))
            #expect(Array(tokens[3].text.unicodeScalars) == Array(name.unicodeScalars))
            #expect(!sql.text.utf8.contains(UInt8(ascii: "\n")))
        }
    }

    @Test(arguments: ["\0", "a\nb", "a\r", "\n.shell touch x", "\u{1B}", "\u{85}", "\u{7F}"])
    func takesNoControlCharacters(_ text: String) {
        #expect(DuckDBName(text) == nil)
    }

    @Test func writesNumbersAsTheyAre() {
        let text: DuckDBText = "\(0.1), \(-1e-7), \(Int64.min)"
        #expect(text.text == "CAST('0.1' AS DOUBLE), CAST('-1e-07' AS DOUBLE), -9223372036854775808")
    }

    @Test func namesColumnsByTheirIDs() {
        let column = BlockColumn(id: "a-1\"; x", title: "t", type: .int8)
        #expect(DuckDBName(column).text == "a-1x")
    }
}
