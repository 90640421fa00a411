import HTTPTypes
import LintelGuard
import LintelTokens
import Testing

@Suite struct RefusalTests {
    private let missing = Refusal.Reason.scopeMissing(required: ["a", "b"], missing: ["b"])

    @Test("H10 answers a missing scope with 403, or with 401 where the API does")
    func answersMissingScope() {
        let standard = Refusal(self.missing, realm: "r")
        #expect(standard.status == .forbidden)
        #expect(standard.challenge?.error == .insufficientScope)
        #expect(standard.challenge?.scope == ["a", "b"])
        #expect(Refusal(self.missing, realm: "r", missingScopeStatus: .unauthorized).status == .unauthorized)
    }

    @Test func tellsTheCallerNothingOfTheDetail() {
        let refusal = Refusal(.tokenInvalid(TokenError(.signatureInvalid, "detail for the log")), realm: "r")
        #expect(refusal.status == .unauthorized)
        #expect(!refusal.message.contains("log"))
        #expect(refusal.challenge?.errorDescription == "The access token is invalid.")
    }

    @Test func givesNoChallengeWhereNoTokenWouldHelp() {
        #expect(Refusal(.unavailable, realm: "r").challenge == nil)
        #expect(Refusal(.unavailable, realm: "r").status == .serviceUnavailable)
        #expect(Refusal(.accessDenied("No."), realm: "r").status == .forbidden)
        #expect(Refusal(.accessDenied("No."), realm: "r").message == "No.")
    }

    @Test func writesOAuthErrorsByDefault() {
        let content = OAuthRefusalBody().content(of: Refusal(.tokenMissing, realm: "r"))
        #expect(content.type == "application/json")
        let expected = "{\"error\":\"unauthorized\",\"error_description\":\"The request has no access token.\"}"
        #expect(String(decoding: content.bytes, as: UTF8.self) == expected)
    }
}
