import LintelTokens
import Testing

@Suite struct TokenErrorTests {
    @Test func saysNothingOfTheDetailToTheCaller() {
        let error = TokenError(.signatureInvalid, "secret detail")
        #expect(!error.message.contains("secret"))
        #expect(error.description.contains("secret detail"))
    }

    @Test(arguments: [TokenError.Code.expired, .notYetValid, .audienceMismatch, .revoked, .malformed, .subjectDisabled])
    func messageFitsAnErrorDescription(code: TokenError.Code) {
        // RFC 6750 §3: %x20-21 / %x23-5B / %x5D-7E.
        let message = TokenError(code, "").message
        #expect(message.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C })
    }
}
