import LintelOAuth
import Testing

@Suite struct CheckPromptTests {
    static let good: [(String, Set<Prompt>)] = [
        ("none", [.none]), ("login", [.login]), ("consent login", [.login, .consent]),
        ("select_account", [.selectAccount]), ("login login", [.login]),
    ]

    @Test(arguments: Self.good)
    func readsKnownValues(_ text: String, _ prompts: Set<Prompt>) throws {
        #expect(try GoodRequest.check(with: [("prompt", text)]).prompts == prompts)
    }

    @Test(arguments: ["none login", "consent none", "create", "Login", "login,consent", "login\tconsent"])
    func refusesOthers(_ text: String) {
        let refusal = GoodRequest.refusal(with: [("prompt", text)])
        #expect(refusal?.code == .invalidRequest)
        #expect(refusal?.id == .promptInvalid)
    }
}
