import LintelCodec
import LintelTokens
import Testing

@testable import LintelClient

@Suite struct SignInAttemptTests {
    private func attempt(scopes: ScopeSet = ["openid", "a"], namesIssuer: Bool = true) -> SignInAttempt {
        SignInAttempt(
            IssuerMetadata(
                issuer: "https://a.example",
                tokenEndpoint: "https://a.example/token",
                answersNameIssuer: namesIssuer,
            ),
            clientID: ClientID("native-a"),
            redirectURI: "http://127.0.0.1:4000/callback",
            scopes: scopes,
            random: (0..<80).map { UInt8($0) },
        )
    }

    private func judge(_ attempt: SignInAttempt, _ query: String) throws -> SignInAttempt.Verdict {
        attempt.judge(try LoopbackAnswer(query: Substring(query)))
    }

    @Test func leavesAFragmentOut() {
        let address = self.attempt().address(at: "https://a.example/authorize?tenant=1#here", extra: [])
        #expect(address.hasPrefix("https://a.example/authorize?tenant=1&response_type=code&"))
        #expect(!address.contains("#"))
    }

    @Test func asksWithPKCEStateAndNonce() throws {
        let attempt = self.attempt()
        let address = attempt.address(
            at: "https://a.example/authorize?tenant=1",
            extra: [("prompt", "login"), ("state", "mine")]
        )
        let query = try #require(address.split(separator: "?", maxSplits: 1).last)
        let fields = try FormFields(parsing: Array(query.utf8))
        #expect(address.hasPrefix("https://a.example/authorize?tenant=1&response_type=code&"))
        #expect(fields["code_challenge"] == attempt.verifier.challenge)
        #expect(fields["code_challenge_method"] == "S256")
        #expect(fields["redirect_uri"] == "http://127.0.0.1:4000/callback")
        #expect(fields["scope"] == "openid a")
        #expect(fields["prompt"] == "login")
        #expect(fields.all("state") == [attempt.state])
        #expect(fields["nonce"] == attempt.nonce)
        #expect(attempt.state.count == 32)
    }

    @Test func sendsNoNonceWithoutOpenID() {
        #expect(self.attempt(scopes: ["a"]).nonce == nil)
    }

    @Test func takesItsCode() throws {
        let attempt = self.attempt()
        let verdict = try self.judge(attempt, "code=c&state=\(attempt.state)&iss=https://a.example")
        #expect(verdict == .code("c"))
        let fields = attempt.tokenRequest("c").fields
        #expect(fields.contains { $0 == ("code_verifier", attempt.verifier.text) })
    }

    @Test(arguments: [
        "", "state=", "state=x", "code=c", "error=access_denied", "code=c&state=AAAA&iss=https://a.example",
    ])
    func refusesAForeignState(_ query: String) throws {
        guard case .foreign = try self.judge(self.attempt(), query) else {
            Issue.record("taken")
            return
        }
    }

    @Test(arguments: ["&iss=https://evil.example", "&iss=https://a.example/", ""])
    func usesNoAnswerOfAnotherIssuer(_ rest: String) throws {
        let attempt = self.attempt()
        guard case .failed(let error) = try self.judge(attempt, "code=c&state=\(attempt.state)\(rest)") else {
            Issue.record("taken")
            return
        }
        #expect(error.code == .issuerMismatch)
    }

    @Test func expectsNoIssuerThatWasNotPromised() throws {
        let attempt = self.attempt(namesIssuer: false)
        #expect(try self.judge(attempt, "code=c&state=\(attempt.state)") == .code("c"))
        guard case .failed = try self.judge(attempt, "code=c&state=\(attempt.state)&iss=https://evil.example") else {
            Issue.record("taken")
            return
        }
    }

    @Test func tellsOfARefusal() throws {
        let attempt = self.attempt()
        let query = "error=access_denied&error_description=Not%20now.&state=\(attempt.state)&iss=https://a.example"
        guard case .failed(let error) = try self.judge(attempt, query) else {
            Issue.record("taken")
            return
        }
        #expect(error.code == .signInRefused)
        #expect(error.id == "access_denied")
        #expect(error.message == "Not now.")
    }

    @Test func needsACode() throws {
        let attempt = self.attempt()
        guard case .failed(let error) = try self.judge(attempt, "state=\(attempt.state)&iss=https://a.example") else {
            Issue.record("taken")
            return
        }
        #expect(error.code == .answerInvalid)
    }
}
