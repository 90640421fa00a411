import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// The two sign-in pages.
///
/// Names end with the row of the case.
@Suite struct SignInTests {
    static let refusedText = "We didn't recognize the email address or password you entered. Please try again."
    static let silent = [("prompt", "none")]

    /// The answer to a wrong password, in a browser of its own.
    private static func refuse(
        _ scene: AuthorizeScene,
        _ email: String,
        _ password: String = "not the password",
    ) async throws -> TestResponse {
        let browser = scene.browser
        let start = try await scene.open(scene.request(), in: browser)
        let response = try await browser.signIn(from: start, email: email, password: password)
        #expect(browser.jar["lintel_session"] == nil)
        return response
    }

    /// What is the same for everybody: without the address itself and the hidden fields, which are random.
    private static func shape(_ response: TestResponse, _ email: String) -> String {
        var text = response.text.replacing(email, with: "EMAIL")
        for field in TestBrowser.hiddenFields(response.text) { text = text.replacing(field.1, with: "HIDDEN") }
        // `t` stands in links too.
        text = text.split(separator: "?t=").map { $0.drop { $0 != "\"" } }.joined(separator: "?t=")
        return text
    }

    private static func expectSame(
        _ responses: [(TestResponse, email: String)],
        at location: SourceLocation = #_sourceLocation
    ) {
        guard let first = responses.first else { return }
        for other in responses {
            #expect(other.0.status == .forbidden, sourceLocation: location)
            #expect(Self.shape(other.0, other.email) == Self.shape(first.0, first.email), sourceLocation: location)
            let names = other.0.headers.map { $0.name.rawName.lowercased() }.sorted()
            #expect(names == first.0.headers.map { $0.name.rawName.lowercased() }.sorted(), sourceLocation: location)
        }
    }

    @Test func givesAFreshSessionAtEachSignIn_C04() async throws {
        try await AuthorizeScene.run { scene in
            let browser = scene.browser
            let start = try await scene.open(scene.request(), in: browser)
            browser.jar["lintel_session"] = "planted"
            _ = try await browser.signIn(from: start, email: AuthorizeScene.email)
            let first = try #require(browser.jar["lintel_session"])
            #expect(first != "planted")
            let again = try await scene.open(scene.request(with: [("prompt", "login")]), in: browser)
            _ = try await browser.signIn(from: again, email: AuthorizeScene.email)
            let second = try #require(browser.jar["lintel_session"])
            #expect(second != first)
            // The old id is dead.
            browser.jar["lintel_session"] = first
            expectError(try await scene.open(scene.request(with: Self.silent), in: browser), "login_required")
            browser.jar["lintel_session"] = second
            expectError(try await scene.open(scene.request(with: Self.silent), in: browser), "consent_required")
        }
    }

    @Test(arguments: [
        "//evil.example", "/\\evil.example", "/%09/evil.example", "https:evil.example", "/ /evil.example",
    ])
    func leadsNowhereElse_C06(_ target: String) async throws {
        try await AuthorizeScene.run { scene in
            let names = ["returnUrl", "return_to", "next", "continue", "redirect_uri", "ReturnUrl"]
            let query = TestBrowser.encode(names.map { ($0, target) })
            let browser = scene.browser
            let emailPage = try await browser.get("/signin?" + query)
            let fields = names.map { ($0, target) }
            let accepted = try await browser.submit(
                emailPage,
                to: "/signin?" + query,
                fields + [("email", AuthorizeScene.email)]
            )
            let passwordPage = try await browser.get(accepted.location + "&" + query)
            let done = try await browser.submit(
                passwordPage,
                to: "/signin/password?" + query,
                fields + [("password", TestServer.password)],
            )
            #expect(done.location == "/apps")
            let signedOut = try await browser.submit(try await browser.get("/signout?" + query), to: "/signout", fields)
            #expect(signedOut.headers[.location] == nil)
        }
    }

    @Test func sendsNoFormOn_C07() async throws {
        try await AuthorizeScene.run { scene in
            let browser = scene.browser
            let emailPage = try await browser.get("/signin")
            let accepted = try await browser.submit(emailPage, to: "/signin", [("email", AuthorizeScene.email)])
            #expect(accepted.status == .seeOther)
            let passwordPage = try await browser.get(accepted.location)
            let done = try await browser.submit(
                passwordPage,
                to: "/signin/password",
                [("password", TestServer.password)]
            )
            #expect(done.status == .seeOther)
        }
    }

    @Test func tellsUnknownAndKnownAddressesAlike_C08() async throws {
        try await AuthorizeScene.run { scene in
            let service = try await scene.server.makeApp(.service, owner: scene.ann, scopes: ["itwin-platform"])
            _ = try await scene.server.makeAccount("off@example.org", name: "Off")
            _ = try await scene.server.parts.stores.accounts.disable(
                try EmailKey("off@example.org"),
                at: scene.server.clock.now,
                denyUntil: scene.server.clock.now + 3_600
            )
            let clientEmail = try #require(service.app.clientEmail)
            var responses: [(TestResponse, email: String)] = []
            for email in [AuthorizeScene.email, "bob@example.org", clientEmail] {
                responses.append((try await Self.refuse(scene, email), email))
            }
            // Right, but of no use.
            responses.append((try await Self.refuse(scene, "off@example.org", TestServer.password), "off@example.org"))
            Self.expectSame(responses)
            #expect(responses.first?.0.text.contains("ping-error") == true)
            let text = responses.first?.0.text.replacing("&#39;", with: "'")
            #expect(text?.contains(Self.refusedText) == true)
        }
    }

    @Test func tellsTheFirstPageAlike_C08() async throws {
        try await AuthorizeScene.run { scene in
            for email in [AuthorizeScene.email, "bob@example.org"] {
                let browser = scene.browser
                let accepted = try await browser.submit(
                    try await browser.get("/signin"),
                    to: "/signin",
                    [("email", email)]
                )
                #expect(accepted.location.hasPrefix("/signin/password?t="))
                #expect(try await browser.get(accepted.location).status == .ok)
            }
        }
    }

    @Test func refusesEmptyAndOverlongPasswordsAlike_C09() async throws {
        try await AuthorizeScene.run { scene in
            for password in ["", " ", String(repeating: "p", count: 10_000), "a\u{301}\u{1F388}"] {
                let known = try await Self.refuse(scene, AuthorizeScene.email, password)
                let unknown = try await Self.refuse(scene, "bob@example.org", password)
                Self.expectSame([(known, AuthorizeScene.email), (unknown, "bob@example.org")])
            }
        }
    }

    @Test(arguments: [
        "", " ", "ann", "ann@", "@example.org", "ann@@example.org", "a b@example.org", "<svg>@example.org",
    ])
    func asksAgainForWhatIsNoAddress(_ email: String) async throws {
        try await AuthorizeScene.run { scene in
            let browser = scene.browser
            let response = try await browser.submit(try await browser.get("/signin"), to: "/signin", [("email", email)])
            #expect(response.status == .unprocessableContent)
            #expect(response.text.contains("ping-error"))
            #expect(!response.text.contains("<svg>"))
        }
    }

    @Test(arguments: ["ANN@Example.ORG", " ann@example.org ", "ａｎｎ@example.org"])
    func knowsOneAccountByAllItsSpellings_C12(_ spelling: String) async throws {
        try await AuthorizeScene.run { scene in
            expectCode(
                try await scene.browser.authorize(scene.request(), email: spelling),
                at: AuthorizeScene.nativeURI
            )
            await #expect(throws: PlatformError.self) { _ = try await scene.server.makeAccount(spelling) }
        }
    }

    @Test func refusesHugePasswordsUnhashed_C17() async throws {
        try await AuthorizeScene.run { scene in
            let browser = scene.browser
            let accepted = try await browser.submit(
                try await browser.get("/signin"),
                to: "/signin",
                [("email", AuthorizeScene.email)],
            )
            let page = try await browser.get(accepted.location)
            let huge = String(repeating: "p", count: 2_000_000)
            let response = try await browser.submit(page, to: "/signin/password", [("password", huge)])
            expectPage(response, "request_too_large", status: .contentTooLarge)
        }
    }

    /// The client checks each cookie that is set: `HttpOnly`, `SameSite=Lax`, under https `__Host-` and `Secure`.
    @Test func closesCookiesUnderHTTPS_C20() async throws {
        try await AuthorizeScene.run(["issuer": "https://lintel.example"]) { scene in
            let browser = try await scene.signedInBrowser()
            #expect(Set(browser.jar.keys) == ["__Host-lintel_browser", "__Host-lintel_session"])
        }
    }

    @Test func namesCookiesPlainlyOnLoopback_C20() async throws {
        try await AuthorizeScene.run { scene in
            let browser = try await scene.signedInBrowser()
            #expect(Set(browser.jar.keys) == ["lintel_browser", "lintel_session"])
        }
    }

    @Test func endsWithTheAccount_C21() async throws {
        try await AuthorizeScene.run { scene in
            let browser = scene.browser
            let offline = scene.request(with: [("scope", "openid offline_access")])
            let code = try #require(try await browser.authorize(offline).answer["code"])
            let tokens = try await scene.client.exchange(code, app: scene.native, redirectURI: AuthorizeScene.nativeURI)
            let refreshToken = try #require(tokens.json["refresh_token"]?.stringValue)
            let waiting = try #require(try await scene.signedInBrowser().authorize(scene.request()).answer["code"])
            let consent = try await scene.open(offline, in: browser)
            expectConsentPage(consent)

            _ = try await scene.server.parts.stores.accounts.disable(
                try EmailKey(AuthorizeScene.email),
                at: scene.server.clock.now,
                denyUntil: scene.server.clock.now + 3_600,
            )
            expectError(try await scene.open(scene.request(with: Self.silent), in: browser), "login_required")
            let allowed = try await browser.submit(consent, to: "/consent", [("decision", "allow")])
            expectPage(allowed, "form_expired", status: .forbidden)
            let refreshed = try await scene.client.refresh(refreshToken, app: scene.native)
            #expect(refreshed.json["error"]?.stringValue == "invalid_grant")
            let exchanged = try await scene.client.exchange(
                waiting,
                app: scene.native,
                redirectURI: AuthorizeScene.nativeURI
            )
            #expect(exchanged.json["error"]?.stringValue == "invalid_grant")
            _ = try await Self.refuse(scene, AuthorizeScene.email, TestServer.password)
        }
    }
}
