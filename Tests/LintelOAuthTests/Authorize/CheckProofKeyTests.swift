import LintelOAuth
import Testing

@Suite struct CheckProofKeyTests {
    /// The last character carries two bits that a digest leaves zero: `B` sets one of them.
    static let malformed: [String] = {
        let stem = String(GoodRequest.challenge.dropLast())
        let long = String(repeating: "a", count: 129)
        return [stem, long] + ["MA", "M=", "+", "/", "&", "é", "B"].map { stem + $0 }
    }()

    @Test(arguments: Self.malformed)
    func refusesMalformedChallenges(_ challenge: String) {
        let refusal = GoodRequest.refusal(with: [("code_challenge", challenge)])
        #expect(refusal?.code == .invalidRequest)
        #expect(refusal?.id == .proofKeyInvalid)
    }

    @Test(arguments: ["plain", "s256", "S512", "S256 "])
    func refusesOtherMethods(_ method: String) {
        let refusal = GoodRequest.refusal(with: [("code_challenge_method", method)])
        #expect(refusal?.code == .invalidRequest)
        #expect(refusal?.id == .proofKeyMethodUnsupported)
    }

    @Test func refusesAChallengeWithoutMethodAndAMethodWithoutChallenge() {
        #expect(GoodRequest.refusal(without: ["code_challenge_method"])?.id == .proofKeyMethodUnsupported)
        for rule in ProofKeyRule.allCases {
            let client = GoodRequest.client(.web, rule: rule)
            let refusal = GoodRequest.refusal(without: ["code_challenge"], with: [("nonce", "n")], client: client)
            #expect(refusal?.id == .proofKeyMissing)
        }
    }

    static let absences: [(ClientType, ProofKeyRule, nonce: Bool, openID: Bool, passes: Bool)] = [
        (.native, .required, true, true, false), (.spa, .required, true, true, false),
        (.web, .required, true, true, false),
        (.web, .orNonce, true, true, true), (.web, .orNonce, false, true, false), (.web, .orNonce, true, false, false),
        (.web, .off, false, false, true), (.native, .off, true, true, false), (.spa, .off, true, true, false),
    ]

    @Test(arguments: Self.absences)
    func asksForAChallengeByTheClientsRule(_ row: (ClientType, ProofKeyRule, nonce: Bool, openID: Bool, passes: Bool)) {
        let refusal = GoodRequest.refusal(
            without: ["code_challenge", "code_challenge_method"],
            with: [("scope", row.openID ? "openid files:read" : "files:read")],
            adding: row.nonce ? [("nonce", "n")] : [],
            client: GoodRequest.client(row.0, rule: row.1),
        )
        #expect(refusal?.id == (row.passes ? nil : .proofKeyMissing))
    }

    @Test func takesEmptyChallengeAndMethodForNone() throws {
        let request = try GoodRequest.check(
            with: [("code_challenge", ""), ("code_challenge_method", ""), ("nonce", "n")],
            client: GoodRequest.client(.web),
        )
        #expect(request.codeChallenge == nil)
    }
}
