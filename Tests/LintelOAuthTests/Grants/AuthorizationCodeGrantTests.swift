import LintelCodec
import LintelOAuth
import Testing

@Suite struct AuthorizationCodeGrantTests {
    private static func read(
        _ fields: [(String, String)],
        client: RegisteredClient = GoodRequest.client(),
    ) throws(OAuthError) -> AuthorizationCodeGrant.Exchange {
        try AuthorizationCodeGrant.read(
            FormFields(fields: fields.map { .init(name: $0.0, value: $0.1) }),
            client: client
        )
    }

    private static func refusal(
        _ fields: [(String, String)],
        redirectURI: String? = nil,
        challenge: String? = nil,
    ) -> OAuthError? {
        do throws(OAuthError) {
            try AuthorizationCodeGrant.check(
                try Self.read([("code", "c")] + fields),
                against: AuthorizationCodeGrant.Binding(redirectURI: redirectURI, codeChallenge: challenge),
            )
            return nil
        } catch {
            return error
        }
    }

    @Test func acceptsWhatFits() {
        let uri = ("redirect_uri", GoodRequest.redirectURI)
        let verifier = ("code_verifier", GoodRequest.verifier)
        #expect(Self.refusal([uri, verifier], redirectURI: uri.1, challenge: GoodRequest.challenge) == nil)
        #expect(Self.refusal([verifier], challenge: GoodRequest.challenge) == nil)
        #expect(Self.refusal([]) == nil)
        // The request named none, so there is nothing to repeat (RFC 6749 §4.1.3); the scope is the code's.
        #expect(Self.refusal([uri, ("scope", "anything")]) == nil)
    }

    @Test func refusesAnotherRedirectURI() {
        for sent in [nil, "", GoodRequest.redirectURI + "/", "https://evil.example/"] {
            let refusal = Self.refusal(sent.map { [("redirect_uri", $0)] } ?? [], redirectURI: GoodRequest.redirectURI)
            #expect(refusal?.code == .invalidGrant)
            #expect(refusal?.id == .codeBindingWrong)
        }
    }

    @Test func comparesTheRedirectURIByItsBytes() {
        // Two normal forms of one letter are equal strings, but not the same address.
        let refusal = Self.refusal(
            [("redirect_uri", "https://a.example/e\u{301}")],
            redirectURI: "https://a.example/\u{E9}"
        )
        #expect(refusal?.id == .codeBindingWrong)
    }

    @Test func refusesVerifiersThatDoNotFit() {
        let other = String(repeating: "v", count: 43)
        #expect(Self.refusal([("code_verifier", other)], challenge: GoodRequest.challenge)?.id == .verifierWrong)
        #expect(Self.refusal([], challenge: GoodRequest.challenge)?.id == .verifierWrong)
        // The challenge itself is no verifier: the method plain is not served.
        let plain = [("code_verifier", GoodRequest.challenge)]
        #expect(Self.refusal(plain, challenge: GoodRequest.challenge)?.id == .verifierWrong)
    }

    /// RFC 9700 §4.8.2.
    @Test func refusesAVerifierWhereNoChallengeWas() {
        let refusal = Self.refusal([("code_verifier", GoodRequest.verifier)])
        #expect(refusal?.code == .invalidGrant)
    }

    @Test(arguments: [
        String(repeating: "v", count: 42), String(repeating: "v", count: 129), String(repeating: "+", count: 43),
    ])
    func refusesMalformedVerifiers(_ verifier: String) {
        #expect(Self.refusal([("code_verifier", verifier)], challenge: GoodRequest.challenge)?.id == .proofKeyInvalid)
    }

    @Test(arguments: [[], [("code", "")]] as [[(String, String)]])
    func refusesNoCode(_ fields: [(String, String)]) {
        let error = #expect(throws: OAuthError.self) { try Self.read(fields) }
        #expect(error?.code == .invalidRequest)
    }

    @Test func refusesServiceApps() {
        let error = #expect(throws: OAuthError.self) {
            try Self.read([("code", "c")], client: GoodRequest.client(.service))
        }
        #expect(error?.code == .unauthorizedClient)
    }
}
