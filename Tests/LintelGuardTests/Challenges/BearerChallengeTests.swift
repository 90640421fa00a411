import LintelGuard
import LintelTokens
import Testing

@Suite struct BearerChallengeTests {
    @Test func namesOnlyTheRealmWithoutAnError() {
        #expect(BearerChallenge(realm: "files").headerValue == "Bearer realm=\"files\"")
    }

    @Test func writesEveryParameter() {
        let challenge = BearerChallenge(
            realm: "files",
            error: .insufficientScope,
            errorDescription: "More is needed.",
            scope: ["files.read", "files.write"],
        )
        let expected = """
            Bearer realm="files", error="insufficient_scope", error_description="More is needed.", \
            scope="files.read files.write"
            """
        #expect(challenge.headerValue == expected)
    }

    @Test func letsNothingOutOfTheQuotes() {
        let challenge = BearerChallenge(realm: "a\", error=\"x\r\nSet-Cookie: a=b\\ü")
        #expect(challenge.headerValue == "Bearer realm=\"a?, error=?x??Set-Cookie: a=b??\"")
    }
}
