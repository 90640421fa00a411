import LintelCodec
import Testing

struct JSONParserStringTests {
    private func code(_ text: String) -> JSONError.Code? {
        do throws(JSONError) {
            _ = try JSONValue(parsing: text.utf8)
            return nil
        } catch {
            return error.code
        }
    }

    @Test(arguments: [
        (#""""#, ""),
        (#""plain""#, "plain"),
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
        (#""\u0041\u00e9\u00E9\u20ac""#, "Aéé€"),
        (#""a\u0000b""#, "a\u{0}b"),
        (#""\uD83D\uDE00""#, "😀"),
        (#""\ud800\udc00\udbff\udfff""#, "\u{10000}\u{10FFFF}"),
        (#""\uFFFF\uD7FF\uE000""#, "\u{FFFF}\u{D7FF}\u{E000}"),
        (#""x\ny😀z""#, "x\ny😀z"),
        ("\"\u{7F}\u{2028}\"", "\u{7F}\u{2028}"),
    ])
    func readsStrings(json: String, text: String) throws {
        #expect(try JSONValue(parsing: json.utf8) == .string(text))
    }

    @Test(arguments: [
        #""\x""#, #""\u""#, #""\u12""#, #""\u123g""#, #""\U0041""#, #""\'""#, #""\"#, #""\u00"#, #""\ud800""#,
        #""\udc00""#, #""\ud800x""#, #""\ud800\n""#, #""\ud800\ud800""#, #""\ud800\u0041""#, #""\ude00\ud83d""#,
        #""\ud83d\"#, #""\ud83d\u"#, #""\ud83d\ude0""#,
    ])
    func refusesUnknownEscapesAndLoneSurrogates(json: String) {
        #expect(self.code(json) == .invalidEscape)
    }

    @Test(arguments: ["\"", "\"a", "\"a\nb\"", "\"\t\"", "\"\u{0}\"", "\"\\n\u{1F}\"", "\"\\n"])
    func refusesOpenStringsAndRawControlCharacters(json: String) {
        #expect(self.code(json) == .syntax)
    }

    @Test(
        arguments: [
            [0xFF], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80],
        ] as [[UInt8]]
    )
    func refusesBytesThatAreNotUTF8(bytes: [UInt8]) {
        let plain = [0x22] + bytes + [0x22]
        #expect(throws: JSONError(code: .notUTF8, offset: plain.count - 1)) { try JSONValue(parsing: plain) }
        let escaped = Array(#""\n"#.utf8) + bytes + [0x22]
        #expect(throws: JSONError(code: .notUTF8, offset: escaped.count - 1)) { try JSONValue(parsing: escaped) }
    }

    @Test func doesNotJoinHalvesAcrossAnEscape() {
        let split: [UInt8] = [0x22, 0xC3] + Array(#"\u0041"#.utf8) + [0xA9, 0x22]
        #expect(throws: JSONError(code: .notUTF8, offset: split.count - 1)) { try JSONValue(parsing: split) }
    }
}
