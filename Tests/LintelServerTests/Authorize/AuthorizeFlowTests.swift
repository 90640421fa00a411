import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// The authorization code flow where nothing is wrong.
@Suite struct AuthorizeFlowTests {
    static let withoutChallenge = ["code_challenge", "code_challenge_method"]

    @Test func givesAPublicAppItsTokens() async throws {
        try await AuthorizeScene.run { scene in
            for (app, uri) in [(scene.native, AuthorizeScene.nativeURI), (scene.spa, AuthorizeScene.spaURI)] {
                let response = try await scene.browser.authorize(scene.request(app))
                expectCode(response, at: uri + "?")
                #expect(response.answer.fields.map(\.name) == ["code", "state", "iss"])
                let code = try #require(response.answer["code"])
                #expect(try await scene.client.exchange(code, app: app, redirectURI: uri).status == .ok)
            }
        }
    }

    /// OAuth 2.1 §7.5.1: a web app may rely on the nonce.
    @Test func takesANonceForTheChallengeOfAWebApp() async throws {
        try await AuthorizeScene.run { scene in
            let request = scene.request(scene.web, without: Self.withoutChallenge, with: [("nonce", "n")])
            try await Self.exchangeWithoutVerifier(try await scene.browser.authorize(request), scene.web, scene)
        }
    }

    @Test func asksNoChallengeOfAWebAppThatSwitchedItOff() async throws {
        try await AuthorizeScene.run { scene in
            let app = try await scene.server.makeApp(
                .web,
                owner: scene.ann,
                scopes: ["openid", "profile"],
                redirectURIs: [AuthorizeScene.webURI],
                proofKeyRule: .off,
            )
            let request = scene.request(app, without: Self.withoutChallenge)
            try await Self.exchangeWithoutVerifier(try await scene.browser.authorize(request), app, scene)
        }
    }

    private static func exchangeWithoutVerifier(
        _ response: TestResponse,
        _ app: TestServer.RegisteredApp,
        _ scene: AuthorizeScene,
    ) async throws {
        expectCode(response, at: AuthorizeScene.webURI + "?")
        let form = [
            ("grant_type", "authorization_code"), ("code", response.answer["code"] ?? ""),
            ("redirect_uri", AuthorizeScene.webURI),
        ]
        let tokens = try await scene.client.post("/connect/token", form, basic: (app.id.rawValue, app.secret ?? ""))
        #expect(tokens.status == .ok)
    }

    @Test func keepsTheQueryOfTheRegisteredURI() async throws {
        try await AuthorizeScene.run { scene in
            let uri = "https://tenant.example/cb?tenant=1"
            let app = try await scene.server.makeApp(
                .web,
                owner: scene.ann,
                scopes: ["openid", "profile"],
                redirectURIs: [uri]
            )
            expectCode(try await scene.browser.authorize(scene.request(app)), at: uri + "&code=")
        }
    }

    @Test func answersInTheFragment() async throws {
        try await AuthorizeScene.run { scene in
            let mode = [("response_mode", "fragment")]
            let browser = scene.browser
            expectCode(try await browser.authorize(scene.request(with: mode)), at: AuthorizeScene.nativeURI + "#")
            let refused = try await scene.open(scene.request(with: mode + [("scope", "nonsense")]), in: browser)
            #expect(refused.location.hasPrefix(AuthorizeScene.nativeURI + "#error=invalid_scope&"))
        }
    }

    @Test func answersByAFormThatPostsItself() async throws {
        try await AuthorizeScene.run { scene in
            let mode = [("response_mode", "form_post")]
            let page = try await scene.browser.authorize(scene.request(scene.web, with: mode))
            let refused = try await scene.open(scene.request(scene.web, with: mode + [("prompt", "none")]))
            for (page, names) in [
                (page, ["code", "state", "iss"]),
                (refused, ["error", "error_description", "error_uri", "state", "iss"]),
            ] {
                #expect(page.status == .ok)
                #expect(page.text.contains("<form class=\"card\" method=\"post\" action=\"\(AuthorizeScene.webURI)\""))
                #expect(page.headers[.contentSecurityPolicy]?.contains("form-action https://good.example;") == true)
                let fields = TestBrowser.hiddenFields(page.text)
                #expect(fields.map(\.0) == names)
                #expect(fields.first { $0.0 == "state" }?.1 == AuthorizeScene.state)
                #expect(fields.first { $0.0 == "iss" }?.1 == TestServer.issuer)
            }
            let code = try #require(TestBrowser.hiddenFields(page.text).first?.1)
            let tokens = try await scene.client.exchange(code, app: scene.web, redirectURI: AuthorizeScene.webURI)
            #expect(tokens.status == .ok)
        }
    }

    @Test func takesTheRequestAsAForm() async throws {
        try await AuthorizeScene.run { scene in
            let browser = scene.browser
            let start = try await browser.send(.post, "/connect/authorize", form: scene.request())
            expectSignIn(start)
            let resumed = try await browser.signIn(from: start, email: AuthorizeScene.email)
            let consent = try await browser.get(resumed.location)
            let answer = try await browser.submit(consent, to: "/consent", [("decision", "allow")])
            expectCode(answer, at: AuthorizeScene.nativeURI)
            let again = try await browser.send(.post, "/connect/authorize", form: scene.request())
            expectCode(again, at: AuthorizeScene.nativeURI)
        }
    }

    @Test func signsInOnceForAllApps() async throws {
        try await AuthorizeScene.run { scene in
            let browser = try await scene.signedInBrowser()
            let consent = try await scene.open(scene.request(scene.web), in: browser)
            expectConsentPage(consent)
            let answer = try await browser.submit(consent, to: "/consent", [("decision", "allow")])
            expectCode(answer, at: AuthorizeScene.webURI)
        }
    }

    @Test func remembersConsent() async throws {
        try await AuthorizeScene.run { scene in
            let browser = try await scene.signedInBrowser()
            let narrower = scene.request(with: [("scope", "openid")])
            expectCode(try await scene.open(narrower, in: browser), at: AuthorizeScene.nativeURI)
            let wider = scene.request(with: [("scope", "openid profile email")])
            expectConsentPage(try await scene.open(wider, in: browser))
            // On another browser as well.
            let start = try await scene.open(scene.request())
            expectSignIn(start)
            let other = scene.browser
            expectCode(try await other.authorize(scene.request()), at: AuthorizeScene.nativeURI)
        }
    }

    @Test func asksForOfflineAccessEachTime() async throws {
        try await AuthorizeScene.run { scene in
            let browser = try await scene.signedInBrowser()
            let request = scene.request(with: [("scope", "openid offline_access")])
            for _ in 0..<2 {
                let page = try await scene.open(request, in: browser)
                expectConsentPage(page)
                let answer = try await browser.submit(page, to: "/consent", [("decision", "allow")])
                expectCode(answer, at: AuthorizeScene.nativeURI)
            }
        }
    }

    @Test(arguments: ["deny", "", "ALLOW", "nonsense"])
    func tellsTheAppThatThePersonDidNotAllowIt(_ decision: String) async throws {
        try await AuthorizeScene.run { scene in
            let browser = scene.browser
            expectError(try await browser.authorize(scene.request(), decision: decision), "access_denied")
            expectConsentPage(try await scene.open(scene.request(), in: browser))
        }
    }

    @Test func endsWithTheSessionsTime() async throws {
        try await AuthorizeScene.run(["session.idle": "600", "session.absolute": "1200"]) { scene in
            let silent = scene.request(with: [("prompt", "none")])
            let idle = try await scene.signedInBrowser()
            let busy = try await scene.signedInBrowser()
            scene.server.clock.advance(by: 500)
            expectCode(try await scene.open(silent, in: busy), at: AuthorizeScene.nativeURI)
            scene.server.clock.advance(by: 500)
            expectError(try await scene.open(silent, in: idle), "login_required")
            expectCode(try await scene.open(silent, in: busy), at: AuthorizeScene.nativeURI)
            scene.server.clock.advance(by: 300)
            expectError(try await scene.open(silent, in: busy), "login_required")
        }
    }
}
