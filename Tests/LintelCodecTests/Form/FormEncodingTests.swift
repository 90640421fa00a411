import LintelCodec
import Testing

struct FormEncodingTests {
    /// RFC 6749 appendix B.
    @Test func encodesTheExampleOfRFC6749() {
        #expect(FormEncoding.encode(" %&+£€") == "+%25%26%2B%C2%A3%E2%82%AC")
        #expect(FormEncoding.decode("+%25%26%2B%C2%A3%E2%82%AC".utf8) == Array(" %&+£€".utf8))
    }

    @Test func keepsUnreservedCharactersOnly() {
        #expect(FormEncoding.encode("azAZ09-._") == "azAZ09-._")
        #expect(FormEncoding.encode("~*!'()/:@\0") == "%7E%2A%21%27%28%29%2F%3A%40%00")
    }

    @Test func appendsFieldsForAnyPartOfAURI() {
        var query = ""
        FormEncoding.append(name: "state", value: "a b+c&d=e#f", to: &query)
        #expect(query == "state=a%20b%2Bc%26d%3De%23f")
        FormEncoding.append(name: "iss", value: "", to: &query)
        #expect(query == "state=a%20b%2Bc%26d%3De%23f&iss=")
    }

    @Test(arguments: ["%", "%4", "a%", "%%41", "%4g", "%g4", "%+1", "%é", "%u0041", "100%"])
    func refusesMalformedPercentEncodings(text: String) {
        #expect(FormEncoding.decode(text.utf8) == nil)
    }

    @Test func decodesBothCasesOfDigits() {
        #expect(FormEncoding.decode("%2f%2F".utf8) == Array("//".utf8))
    }

    @Test func roundTripsRandomTexts() {
        var generator = SeededGenerator(seed: 6749)
        for _ in 0..<500 {
            let text = generator.text(upTo: 40)
            #expect(FormEncoding.decode(FormEncoding.encode(text).utf8) == Array(text.utf8))
            #expect(!FormEncoding.encode(text).utf8.contains { $0 <= 0x20 || $0 >= 0x7F })
        }
    }
}
