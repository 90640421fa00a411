import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// When the sign-in and consent pages are shown: `prompt`, `max_age`, `id_token_hint`.
@Suite struct AuthorizePromptTests {
    static let none = [("prompt", "none")]

    @Test func refusesSilentlyWhenNobodyIsSignedIn_B13() async throws {
        try await AuthorizeScene.run { scene in
            expectError(try await scene.open(scene.request(with: Self.none)), "login_required")
        }
    }

    @Test func refusesSilentlyWithoutConsent_B14() async throws {
        try await AuthorizeScene.run { scene in
            let browser = try await scene.signedInBrowser()
            let web = try await scene.open(scene.request(scene.web, with: Self.none), in: browser)
            expectError(web, "consent_required", at: AuthorizeScene.webURI)
            let more = Self.none + [("scope", "openid profile email")]
            expectError(try await scene.open(scene.request(with: more), in: browser), "consent_required")
            expectCode(try await scene.open(scene.request(with: Self.none), in: browser), at: AuthorizeScene.nativeURI)
        }
    }

    @Test(arguments: ["none login", "consent none", "nonsense", "login,consent"])
    func refusesContradictingPrompts_B15(_ prompt: String) async throws {
        try await AuthorizeScene.run { scene in
            expectError(try await scene.open(scene.request(with: [("prompt", prompt)])), "invalid_request")
        }
    }

    @Test(arguments: ["login", "select_account"])
    func asksToSignInAgainOnce(_ prompt: String) async throws {
        try await AuthorizeScene.run { scene in
            let browser = try await scene.signedInBrowser()
            let start = try await scene.open(scene.request(with: [("prompt", prompt)]), in: browser)
            expectSignIn(start)
            let resumed = try await browser.signIn(from: start, email: AuthorizeScene.email)
            expectCode(try await browser.get(resumed.location), at: AuthorizeScene.nativeURI)
        }
    }

    @Test func showsTheConsentPageWhenAsked() async throws {
        try await AuthorizeScene.run { scene in
            let browser = try await scene.signedInBrowser()
            expectConsentPage(try await scene.open(scene.request(with: [("prompt", "consent")]), in: browser))
        }
    }

    @Test func holdsToTheMaximumAge_B16() async throws {
        try await AuthorizeScene.run { scene in
            let browser = try await scene.signedInBrowser()
            let limited = scene.request(with: [("max_age", "60")])
            scene.server.clock.advance(by: 60)
            expectCode(try await scene.open(limited, in: browser), at: AuthorizeScene.nativeURI)
            scene.server.clock.advance(by: 1)
            expectError(try await scene.open(limited + Self.none, in: browser), "login_required")
            let start = try await scene.open(limited, in: browser)
            expectSignIn(start)
            let resumed = try await browser.signIn(from: start, email: AuthorizeScene.email)
            expectCode(try await browser.get(resumed.location), at: AuthorizeScene.nativeURI)
            expectSignIn(try await scene.open(scene.request(with: [("max_age", "0")]), in: browser))
        }
    }

    @Test(arguments: ["-1", "1e30", "abc", "1.5", "99999999999999999999"])
    func refusesOtherMaximumAges_B16(_ age: String) async throws {
        try await AuthorizeScene.run { scene in
            expectError(try await scene.open(scene.request(with: [("max_age", age)])), "invalid_request")
        }
    }

    @Test(arguments: ["garbage", "e30.e30.e30", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm4ifQ."])
    func signsNobodyInByAHintThatIsNotOurs_B17(_ hint: String) async throws {
        try await AuthorizeScene.run { scene in
            let hinted = scene.request(with: [("id_token_hint", hint)])
            expectSignIn(try await scene.open(hinted))
            expectError(try await scene.open(hinted + Self.none), "login_required")
        }
    }

    @Test func takesAHintForWhomItNames_B17() async throws {
        try await AuthorizeScene.run { scene in
            _ = try await scene.server.makeAccount("bob@example.org", name: "Bob Example")
            let browser = try await scene.signedInBrowser()
            let hinted = scene.request(with: [("id_token_hint", try await Self.idToken(scene, browser))])
            // An hour later the token has expired: as a hint it is as good as ever.
            scene.server.clock.advance(by: 4_000)
            expectCode(try await scene.open(hinted + Self.none, in: browser), at: AuthorizeScene.nativeURI)
            expectError(try await scene.open(hinted + Self.none), "login_required")

            let bobs = scene.browser
            expectCode(
                try await bobs.authorize(scene.request(), email: "bob@example.org"),
                at: AuthorizeScene.nativeURI
            )
            expectError(try await scene.open(hinted + Self.none, in: bobs), "login_required")
            let start = try await scene.open(hinted, in: bobs)
            expectSignIn(start)
            let resumed = try await bobs.signIn(from: start, email: "bob@example.org")
            expectError(try await bobs.get(resumed.location), "login_required")
        }
    }

    @Test func signsNobodyInByAnAccessToken_B17() async throws {
        try await AuthorizeScene.run { scene in
            let browser = try await scene.signedInBrowser()
            let response = try await scene.open(scene.request(), in: browser)
            let code = try #require(response.answer["code"])
            let tokens = try await scene.client.exchange(code, app: scene.native, redirectURI: AuthorizeScene.nativeURI)
            let access = try #require(tokens.json["access_token"]?.stringValue)
            expectError(
                try await scene.open(scene.request(with: Self.none + [("id_token_hint", access)])),
                "login_required"
            )
        }
    }

    private static func idToken(_ scene: AuthorizeScene, _ browser: TestBrowser) async throws -> String {
        let response = try await scene.open(scene.request(), in: browser)
        let code = try #require(response.answer["code"])
        let tokens = try await scene.client.exchange(code, app: scene.native, redirectURI: AuthorizeScene.nativeURI)
        return try #require(tokens.json["id_token"]?.stringValue)
    }

    @Test func putsTheLoginHintIntoThePage() async throws {
        try await AuthorizeScene.run { scene in
            let hints = [("ann@example.org", true), (String(repeating: "h", count: 255), false)]
            for (hint, isShown) in hints {
                let browser = scene.browser
                let start = try await scene.open(scene.request(with: [("login_hint", hint)]), in: browser)
                #expect(try await browser.get(start.location).text.contains("value=\"\(hint)\"") == isShown)
            }
        }
    }
}
