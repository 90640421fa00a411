import LintelCodec
import Testing

struct CompactJWSTests {
    /// RFC 7515 appendix A.1.
    private let header = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
    private let payload =
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
    private let signature = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"

    @Test func splitsTheExampleOfRFC7515() throws {
        let token = "\(self.header).\(self.payload).\(self.signature)"
        let jws = try #require(CompactJWS(token.utf8))
        #expect(jws.header == Array("{\"typ\":\"JWT\",\r\n \"alg\":\"HS256\"}".utf8))
        let claims = "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}"
        #expect(jws.payload == Array(claims.utf8))
        #expect(jws.signature.prefix(8) == [116, 24, 223, 180, 151, 153, 224, 37])
        #expect(jws.signature.count == 32)
        #expect(jws.signingInput == Array("\(self.header).\(self.payload)".utf8))
    }

    @Test func readsAnEmptySignatureOfAnUnsecuredJWS() throws {
        let jws = try #require(CompactJWS("\(self.header).\(self.payload).".utf8))
        #expect(jws.signature.isEmpty)
    }

    @Test(arguments: [
        "", ".", "..", "...", "e30", "e30.", "e30.e30", ".e30.e30", "e30..e30", "e30.e30.e30.", "e30.e30.e30.e30",
        "e30.e30.e30.e30.e30", ".e30.e30.e30", " e30.e30.e30", "e30.e30.e30 ", "e30.e30.e30\n", "e30=.e30.e30",
        "e30.e30.e3+", "e30.e30.e", "e31.e30.e30", "e30.e31.e30", "e30.e30.e31", "e30.e30.é", "e\u{0}0.e30.e30",
        "e30.e30.e30.\u{0}",
    ])
    func refusesOtherShapes(token: String) {
        #expect(CompactJWS(token.utf8) == nil)
    }

    @Test func refusesLongTokens() {
        let token = "e30.e30.\(String(repeating: "A", count: 8))"
        #expect(CompactJWS(token.utf8, maximumBytes: 16) != nil)
        #expect(CompactJWS(token.utf8, maximumBytes: 15) == nil)
        #expect(CompactJWS(token.utf8, maximumBytes: -1) == nil)
        #expect(CompactJWS("e30.e30.\(String(repeating: "A", count: 16_384))".utf8) == nil)
    }

    @Test func readsASubstring() throws {
        let line = "Bearer e30.e30.AAAA"
        let jws = try #require(CompactJWS(line.dropFirst(7).utf8))
        #expect(jws.signature == [0, 0, 0])
    }

    @Test func roundTripsRandomParts() throws {
        var generator = SeededGenerator(seed: 7519)
        for _ in 0..<300 {
            let parts = (0..<3).map { _ in generator.bytes(upTo: 60) + [1] }
            let token = parts.map { Base64URL.encode($0) }.joined(separator: ".")
            let jws = try #require(CompactJWS(token.utf8))
            #expect([jws.header, jws.payload, jws.signature] == parts)
        }
    }
}
