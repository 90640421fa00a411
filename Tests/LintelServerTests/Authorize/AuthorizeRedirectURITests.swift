import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// The redirect URI is the registered one, byte for byte.
///
/// Names end with the row of the case.
@Suite struct AuthorizeRedirectURITests {
    /// Expects a page for each of these, sent by an app with one registered URI.
    private static func refuses(_ sent: [String], type: ClientType = .web, registered: String = AuthorizeScene.webURI)
        async throws
    {
        try await AuthorizeScene.run { scene in
            let app = try await scene.server.makeApp(
                type,
                owner: scene.ann,
                scopes: ["openid", "profile"],
                redirectURIs: [registered],
            )
            for uri in sent {
                let response = try await scene.open(scene.request(app, with: [("redirect_uri", uri)]))
                // NUL and DEL are refused before any parameter is looked at.
                let isRead = !uri.utf8.contains { $0 == 0 || $0 == 0x7F }
                expectPage(
                    response,
                    isRead ? "redirect_uri_unregistered" : "request_malformed",
                    "\(uri.debugDescription)"
                )
            }
            expectSignIn(try await scene.open(scene.request(app, with: [("redirect_uri", registered)])))
        }
    }

    @Test func refusesUnregisteredRedirectURI_A04() async throws {
        try await Self.refuses([
            "https://evil.example/", "https://evil.example/cb", "http://good.example/cb", "/cb", "cb",
        ])
    }

    @Test func refusesAnAddedQuery_A06() async throws {
        try await Self.refuses(["?x=1", "?", "&x=1", "?code=1"].map { AuthorizeScene.webURI + $0 })
    }

    @Test func refusesAnotherQuery_A07() async throws {
        let base = "https://good.example/cb"
        try await Self.refuses(
            ["?foo=baz", "?foo=bar&x=1", "?x=1&foo=bar", "?FOO=bar", ""].map { base + $0 },
            registered: base + "?foo=bar"
        )
    }

    @Test func refusesOtherPaths_A08() async throws {
        let tails = ["/..;/evil", "/../evil", "/%2e%2e/", "//", "/./", "/", "/../cb", "%2F..%2Fevil", ";x", "x"]
        let inner = [
            "https://good.example//cb", "https://good.example/./cb", "https://good.example/x/../cb",
            "https://good.example/%63b",
        ]
        try await Self.refuses(tails.map { AuthorizeScene.webURI + $0 } + inner)
    }

    @Test func refusesUserInformation_A09() async throws {
        try await Self.refuses([
            "https://good.example@evil.example/cb", "https://good.example%40evil.example/cb",
            "https://a:b@good.example/cb",
            "https://@good.example/cb",
        ])
    }

    @Test func refusesHostsThatLookAlike_A10() async throws {
        try await Self.refuses([
            "https://good.example.evil.example/cb", "https://evilgood.example/cb", "https://good.example./cb",
            "https://good.example:443/cb", "https://good.exampl/cb",
        ])
    }

    @Test func refusesBackslashesAndControlCharacters_A11() async throws {
        let odd = ["\\", "\t", "\r", "\n", "\r\nSet-Cookie: a=b", "\0", " ", "\u{7F}", "\u{85}"]
        let inside = odd.map { "https://good.example/c\($0)b" } + odd.map { AuthorizeScene.webURI + $0 }
        try await Self.refuses(inside + ["https://good.example\\@evil.example/cb", "https:\\\\good.example\\cb"])
    }

    @Test func refusesOtherCase_A12() async throws {
        try await Self.refuses(["https://good.example/CB", "https://GOOD.example/cb", "HTTPS://good.example/cb"])
    }

    @Test func refusesFragments_A13() async throws {
        try await Self.refuses(["#x", "#", "%23x", "#?x=1"].map { AuthorizeScene.webURI + $0 })
    }

    @Test(arguments: ["code", "state", "iss", "error", "error_description", "error_uri", "CODE", "c%6Fde"])
    func refusesAnswerParametersInTheURI_A14(_ name: String) async throws {
        let uri = "\(AuthorizeScene.webURI)?\(name)=x"
        try await Self.refuses([uri])
        try await Self.refusesRegistration(of: uri, type: .web)
    }

    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
        "blob:https://good.example/x",
    ])
    func refusesSchemesThatRunInTheBrowser_A15(_ uri: String) async throws {
        try await Self.refuses([uri])
        try await Self.refuses([uri], type: .native, registered: AuthorizeScene.nativeURI)
        for type in [ClientType.native, .spa, .web] { try await Self.refusesRegistration(of: uri, type: type) }
    }

    private static func refusesRegistration(of uri: String, type: ClientType) async throws {
        let server = try await TestServer(["token.id_algorithm": "ES256"])
        let ann = try await server.makeAccount()
        await #expect(throws: PlatformError.self) {
            _ = try await server.makeApp(type, owner: ann, scopes: ["openid"], redirectURIs: [uri])
        }
        try await server.run { _ in }
    }

    @Test(arguments: [
        "http://127.0.0.1:50123/cb", "http://127.0.0.1:1/cb", "http://127.0.0.1:65535/cb", "http://127.0.0.1/cb",
    ])
    func acceptsAnyLoopbackPort_A16(_ uri: String) async throws {
        try await AuthorizeScene.run { scene in
            let response = try await scene.browser.authorize(scene.request(with: [("redirect_uri", uri)]))
            expectCode(response, at: uri + "?")
            let code = try #require(response.answer["code"])
            let tokens = try await scene.client.exchange(code, app: scene.native, redirectURI: uri)
            #expect(tokens.status == .ok)
            #expect(tokens.json["id_token"]?.stringValue != nil)
        }
    }

    @Test func refusesAnyOtherDifferenceOnLoopback_A17() async throws {
        let sent = [
            "http://127.0.0.1:50123/other", "http://localhost:50123/cb", "http://[::1]:1/cb",
            "https://127.0.0.1:50123/cb",
            "http://127.0.0.1:50123/cb?x=1", "http://127.0.0.1:50123/cb/", "http://127.0.0.1:99999/cb",
        ]
        try await Self.refuses(sent, type: .native, registered: AuthorizeScene.nativeURI)
    }

    @Test(arguments: [ClientType.spa, .web])
    func letsOnlyNativeAppsChangeThePort_A17(_ type: ClientType) async throws {
        try await Self.refuses(["http://localhost:50123/cb"], type: type, registered: "http://localhost/cb")
    }

    @Test func refusesWhatOnlyLooksLikeLoopback_A18() async throws {
        let sent = [
            "http://127.0.0.1.evil.example:80/cb", "http://127.0.0.1:80@evil.example/cb", "http://0177.0.0.1/cb",
            "http://127.1/cb", "http://2130706433/cb", "http://0x7f000001/cb", "http://127.0.0.2/cb",
            "http://0.0.0.0/cb",
        ]
        try await Self.refuses(sent, type: .native, registered: AuthorizeScene.nativeURI)
    }

    @Test func refusesHomographs_A19() async throws {
        try await Self.refuses(["https://gооd.example/cb", "https://xn--gd-tkaa.example/cb", "https://ｇood.example/cb"])
    }

    /// Every text that lacks a character of the registered URI, or has one in the other case.
    @Test func refusesEveryTextOneEditAway() async throws {
        let characters = Array("https://good.example/a?b=C")
        let edits = characters.indices.flatMap { index -> [String] in
            let other = characters[index].isUppercase ? characters[index].lowercased() : characters[index].uppercased()
            let head = String(characters[..<index])
            let tail = String(characters[(index + 1)...])
            return [head + tail, head + other + tail, head + "%" + tail, head]
        }
        try await Self.refuses(edits.filter { $0 != String(characters) && !$0.isEmpty }, registered: String(characters))
    }
}
