import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Faults of client and redirect URI, told on a page and never by a redirect.
///
/// Names end with the row of the case.
@Suite struct AuthorizeClientTests {
    @Test func refusesNoClientID_A01() async throws {
        try await AuthorizeScene.run { scene in
            expectPage(try await scene.open(scene.request(without: ["client_id"])), "parameter_missing")
            expectPage(try await scene.open(scene.request(with: [("client_id", "")])), "parameter_missing")
            expectPage(try await scene.open([]), "parameter_missing")
        }
    }

    @Test func refusesUnknownAndDisabledClientsAlike_A02_A03() async throws {
        try await AuthorizeScene.run { scene in
            let evil = [("redirect_uri", "https://evil.example/")]
            let unknown = try await scene.open(scene.request(with: evil + [("client_id", "native-unknown")]))
            _ = try await scene.server.parts.stores.apps.disable(scene.native.id, at: scene.server.clock.now)
            scene.noticeChangedApps()
            let disabled = try await scene.open(scene.request())
            expectPage(unknown, "client_unknown")
            expectPage(disabled, "client_unknown")
            let texts = [unknown, disabled].map { response in
                response.text.replacing(response.headers[.correlationID] ?? "-", with: "")
            }
            #expect(texts[0] == texts[1])
        }
    }

    @Test func refusesANamedRedirectURIOnlyWhenThereAreTwo_A05() async throws {
        try await AuthorizeScene.run { scene in
            let two = try await scene.server.makeApp(
                .web,
                owner: scene.ann,
                scopes: ["openid", "profile"],
                redirectURIs: ["https://a.example/cb", "https://b.example/cb"],
            )
            expectPage(try await scene.open(scene.request(two, without: ["redirect_uri"])), "redirect_uri_missing")
            expectPage(try await scene.open(scene.request(two, with: [("redirect_uri", "")])), "redirect_uri_missing")
            let only = try await scene.browser.authorize(scene.request(without: ["redirect_uri"]))
            expectCode(only, at: AuthorizeScene.nativeURI + "?")
        }
    }

    @Test func refusesARepeatedRedirectURI_A20() async throws {
        try await AuthorizeScene.run { scene in
            let good = ("redirect_uri", AuthorizeScene.nativeURI)
            let evil = ("redirect_uri", "https://evil.example/")
            for pair in [[good, evil], [evil, good], [good, good]] {
                let request = scene.request(without: ["redirect_uri"], adding: pair)
                expectPage(try await scene.open(request), "parameter_repeated")
            }
        }
    }

    @Test func refusesARepeatedClientID_A21() async throws {
        try await AuthorizeScene.run { scene in
            for other in [scene.web.id.rawValue, scene.native.id.rawValue, "", "unknown"] {
                expectPage(try await scene.open(scene.request(adding: [("client_id", other)])), "parameter_repeated")
            }
        }
    }

    @Test func refusesOversizedRequests_A22() async throws {
        try await AuthorizeScene.run { scene in
            let long = "https://good.example/" + String(repeating: "a", count: 65_536)
            let many = (0..<10_000).map { ("p\($0)", "") }
            let name = String(repeating: "n", count: 1_048_576)
            for request in [
                scene.request(with: [("redirect_uri", long)]), scene.request(adding: many),
                scene.request(adding: [(name, "x")]),
            ] {
                let got = try await scene.open(request)
                let posted = try await scene.browser.send(.post, "/connect/authorize", form: request)
                for response in [got, posted] { expectPage(response, "request_too_large", status: .contentTooLarge) }
            }
        }
    }

    @Test func refusesTheRedirectURIOfAnotherAppOfTheOwner_A23() async throws {
        try await AuthorizeScene.run { scene in
            for (app, uri) in [(scene.native, AuthorizeScene.webURI), (scene.web, AuthorizeScene.spaURI)] {
                let request = scene.request(app, with: [("redirect_uri", uri)])
                expectPage(try await scene.open(request), "redirect_uri_unregistered")
            }
        }
    }

    static let attacks = [
        #""><svg onload=alert(1)>"#, "'><script>alert(1)</script>", "{{page.csrf}}", "javascript:alert(1)",
    ]

    @Test(arguments: Self.attacks)
    func escapesWhatItShows_A24(_ attack: String) async throws {
        try await AuthorizeScene.run { scene in
            for name in ["client_id", "redirect_uri"] {
                let page = try await scene.open(scene.request(with: [(name, attack), ("state", attack)]))
                expectPage(page)
                #expect(!page.text.contains(attack))
            }
            for name in ["scope", "response_type", "prompt", "nonsense"] {
                let answer = try await scene.open(
                    scene.request(with: [(name, attack), ("response_mode", "form_post")])
                )
                #expect(!answer.text.contains("<svg onload") && !answer.text.contains("<script>alert"))
            }
            let hint = scene.request(with: [("login_hint", attack)])
            let page = try await scene.browser.get(try await scene.open(hint).location)
            #expect(!page.text.contains("<svg onload") && !page.text.contains("<script>alert"))
        }
    }

    @Test(arguments: ["Host", "X-Forwarded-Host", "Forwarded", "X-Original-URL", "X-Forwarded-Proto"])
    func ignoresSpoofedHosts_A25(_ header: String) async throws {
        try await AuthorizeScene.run { scene in
            let name = try #require(HTTPField.Name(header))
            let value = header == "Forwarded" ? "host=evil.example;proto=https" : "evil.example"
            let query = TestBrowser.encode(scene.request())
            let toSignIn = try await scene.browser.send(.get, "/connect/authorize?" + query, headers: [name: value])
            expectSignIn(toSignIn)
            let browser = try await scene.signedInBrowser()
            let code = try await browser.send(.get, "/connect/authorize?" + query, headers: [name: value])
            #expect(code.answer["iss"] == TestServer.issuer)
            #expect(!toSignIn.location.contains("evil") && !code.location.contains("evil"))
        }
    }

    @Test(arguments: [
        "/connect;x/authorize", "/connect/%61uthorize", "//connect/authorize", "/connect//authorize",
        "/CONNECT/authorize",
    ])
    func holdsOddPathsToTheSameRules_A26(_ path: String) async throws {
        try await AuthorizeScene.run { scene in
            let bad = scene.request(with: [("redirect_uri", "https://evil.example/")])
            let response = try await scene.browser.get(path + "?" + TestBrowser.encode(bad))
            #expect([400, 404].contains(response.status.code))
            #expect(response.headers[.location] == nil)
        }
    }
}
