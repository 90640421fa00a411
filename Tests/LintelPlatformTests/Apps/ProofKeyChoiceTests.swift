import LintelOAuth
import LintelPlatform
import Testing

@Suite struct ProofKeyChoiceTests {
    @Test(arguments: [ClientType.native, .spa, .service])
    func onlyRequiredOutsideWeb(type: ClientType) throws {
        try ProofKeyChoice.check(.required, for: type)
        for rule in [ProofKeyRule.orNonce, .off] {
            let error = #expect(throws: PlatformError.self) { try ProofKeyChoice.check(rule, for: type) }
            #expect(error?.code == .proofKeyRuleInvalid)
            #expect(error?.field == "proof_key_rule")
        }
    }

    @Test func webAppChooses() throws {
        for rule in ProofKeyRule.allCases { try ProofKeyChoice.check(rule, for: .web) }
    }

    @Test func standardRuleIsAmongTheChoices() throws {
        for type in ClientType.allCases { try ProofKeyChoice.check(.standard(for: type), for: type) }
    }
}
