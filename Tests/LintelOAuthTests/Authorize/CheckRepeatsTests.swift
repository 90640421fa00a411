import LintelOAuth
import Testing

@Suite struct CheckRepeatsTests {
    static let names = [
        "response_type", "scope", "state", "response_mode", "nonce", "code_challenge", "code_challenge_method",
        "prompt",
        "max_age", "login_hint", "id_token_hint", "claims", "ui_locales", "unknown", "authorization_details", "request",
    ]

    @Test(arguments: Self.names)
    func refusesAnyParameterSentTwice(_ name: String) {
        for values in [["a", "a"], ["a", "b"], ["", "a"], ["", ""]] {
            let refusal = GoodRequest.refusal(without: [name], adding: values.map { (name, $0) })
            #expect(refusal?.code == .invalidRequest || name == "response_mode" && refusal != nil, "\(values)")
        }
        let same = GoodRequest.fields.first { $0.0 == name }?.1 ?? ""
        #expect(GoodRequest.refusal(without: [name], adding: [(name, same), (name, same)])?.id == .parameterRepeated)
    }

    /// RFC 8707 §2.
    @Test func letsResourceBeRepeated() throws {
        let resource = ("resource", "https://api.example/files")
        _ = try GoodRequest.check(adding: [resource, resource])
    }
}
