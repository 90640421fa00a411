import LintelTokens
import Testing

@Suite struct TokenHeaderTests {
    @Test func readsWhatAVerifierLooksAt() throws {
        let header = try TokenHeader(parsing: Array(TestIssuer.header().utf8))
        #expect(header.algorithm == "ES256")
        #expect(header.type == "at+jwt")
        #expect(header.keyID == KeyID("k1"))
        #expect(!header.hasCriticalExtensions)
        #expect(!header.hasEmbeddedKey)
    }

    @Test func seesAnEmbeddedKeyAmongFewMembers() throws {
        let header = try TokenHeader(parsing: Array("{\"alg\":\"ES256\",\"jwk\":{}}".utf8))
        #expect(header.hasEmbeddedKey)
    }

    @Test(arguments: [
        "", "[]", "{}", "{\"alg\":1}", "{\"alg\":\"ES256\",\"kid\":1}", "{\"alg\":\"ES256\",\"typ\":null}",
        "{\"alg\":\"ES256\",\"alg\":\"none\"}", "{\"alg\":\"ES256\"} x",
    ])
    func refusesHeaderOfWrongShape(text: String) {
        let error = #expect(throws: TokenError.self) { try TokenHeader(parsing: Array(text.utf8)) }
        #expect(error?.code == .malformed)
    }
}
