import LintelOAuth
import LintelTokens
import Testing

@Suite struct AuthorizationRulesTests {
    @Test func acceptsAGoodRequest() throws {
        let request = try GoodRequest.check(
            with: [("nonce", "n"), ("prompt", "login consent"), ("max_age", "60"), ("login_hint", "ann@example.org")],
            adding: [("id_token_hint", "e30.e30.e30"), ("unknown", "ignored"), ("ui_locales", "en")],
        )
        #expect(request.clientID == ClientID("native-a"))
        #expect(request.target == AnswerTarget(redirectURI: GoodRequest.redirectURI, responseMode: .query, state: "s"))
        #expect(request.namesRedirectURI)
        #expect(request.scopes == ["openid", "files:read"])
        #expect(request.codeChallenge == GoodRequest.challenge)
        #expect(request.nonce == "n")
        #expect(request.prompts == [.login, .consent])
        #expect(request.maxAge == 60)
        #expect(request.loginHint == "ann@example.org")
        #expect(request.idTokenHint == "e30.e30.e30")
    }

    @Test func leavesOutHintsThatAreTooLong() throws {
        let request = try GoodRequest.check(
            with: [
                ("login_hint", String(repeating: "a", count: 255)),
                ("id_token_hint", String(repeating: "a", count: 4097)),
            ]
        )
        #expect(request.loginHint == nil)
        #expect(request.idTokenHint == nil)
    }

    /// Client and redirect URI come before everything that is told to the app.
    @Test func tellsTheAppNothingBeforeItsAddressIsKnownToBeGood() {
        let bad = [("scope", "nonsense"), ("response_type", "token"), ("prompt", "none login")]
        #expect(GoodRequest.pageRefusal(with: bad, client: nil)?.id == .clientUnknown)
        #expect(
            GoodRequest.pageRefusal(with: bad + [("redirect_uri", "https://evil.example/")])?.id
                == .redirectURIUnregistered
        )
    }

    @Test func carriesStateAndModeInRefusals() {
        do throws(AuthorizationRefusal) {
            _ = try GoodRequest.check(with: [("scope", "nonsense"), ("state", "x y+z"), ("response_mode", "fragment")])
            Issue.record("passed")
        } catch {
            guard case .redirect(_, let target) = error else {
                Issue.record("told on a page")
                return
            }
            #expect(target.state == "x y+z")
            #expect(target.responseMode == .fragment)
        }
    }

    /// RFC 6749 §3.1: a parameter without a value is as good as none.
    @Test(
        arguments: [
            "response_mode", "nonce", "prompt", "max_age", "login_hint", "id_token_hint", "resource", "claims",
            "authorization_details", "request", "request_uri", "registration", "state", "redirect_uri", "display",
        ]
    )
    func takesAnEmptyValueForNone(_ name: String) throws {
        let empty = try GoodRequest.check(with: [(name, "")])
        let absent = try GoodRequest.check(without: [name])
        #expect(empty == absent)
    }
}
