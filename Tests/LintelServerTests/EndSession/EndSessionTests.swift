import Crypto
import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// `/connect/endsession` (row J12, OpenID Connect RP-Initiated Logout 1.0).
@Suite struct EndSessionTests {
    private static func path(_ fields: [(String, String)]) -> String {
        "/connect/endsession?" + TestBrowser.encode(fields)
    }

    /// Whether the page asks before anything ends.
    private static func asks(_ response: TestResponse) -> Bool {
        response.status == .ok && response.text.contains("action=\"/signout\"")
    }

    @Test func signsOutAndReturns() async throws {
        try await ProtocolScene.run { scene, client in
            let browser = TestBrowser(client)
            let tokens = try await client.tokens(for: scene.web, browser: browser)
            let response = try await browser.get(
                Self.path([
                    ("id_token_hint", try #require(tokens.id)), ("state", "a b&c"),
                    ("post_logout_redirect_uri", ProtocolScene.signedOutURI),
                ])
            )
            #expect(response.status == .seeOther)
            #expect(response.location.hasPrefix(ProtocolScene.signedOutURI + "?"))
            #expect(response.answer["state"] == "a b&c")
            #expect(browser.jar["lintel_session"] == nil)
        }
    }

    @Test func asksWithoutHint_J12() async throws {
        try await ProtocolScene.run { scene, client in
            let browser = TestBrowser(client)
            _ = try await client.tokens(for: scene.web, browser: browser)
            let request = [
                ("client_id", scene.web.id.rawValue), ("post_logout_redirect_uri", ProtocolScene.signedOutURI),
            ]
            let page = try await browser.get(Self.path(request))
            #expect(Self.asks(page))
            #expect(try await browser.get("/").location == "/apps")
            // A form without the page's token ends nothing.
            let forged = try await browser.send(.post, "/signout", form: [("csrf", "x")])
            #expect(forged.status == .forbidden)
            #expect(try await browser.get("/").location == "/apps")
            let done = try await browser.submit(page, to: "/signout", [])
            #expect(done.status == .seeOther && done.location == ProtocolScene.signedOutURI)
            #expect(try await browser.get("/").location != "/apps")
        }
    }

    @Test func neverReturnsToUnregisteredURI_J12() async throws {
        try await ProtocolScene.run { scene, client in
            for wrong in [
                "https://evil.example/", ProtocolScene.signedOutURI + "?x=1", ProtocolScene.signedOutURI + "/",
                "javascript:alert(1)", "https://web.example/cb", "https://WEB.example/bye", "//evil.example",
            ] {
                let browser = TestBrowser(client)
                let hint = try #require(try await client.tokens(for: scene.web, browser: browser).id)
                for fields in [[("id_token_hint", hint)], [("client_id", scene.web.id.rawValue)]] {
                    let response = try await browser.get(Self.path(fields + [("post_logout_redirect_uri", wrong)]))
                    #expect(response.status == .ok && response.location.isEmpty)
                    #expect(!response.text.contains("evil.example"))
                }
            }
        }
    }

    @Test func believesNoForgedHint_J12() async throws {
        try await ProtocolScene.run { scene, client in
            let browser = TestBrowser(client)
            let tokens = try await client.tokens(for: scene.web, browser: browser)
            let id = try #require(tokens.id)
            let parts = id.split(separator: ".").map(String.init)
            let bobs = try await client.tokens(for: scene.web, email: ProtocolScene.bobEmail)
            let none = Base64URL.encode(Array(#"{"alg":"none","typ":"JWT"}"#.utf8))
            let key = P256.Signing.PrivateKey()
            let signature = try key.signature(for: Array("\(parts[0]).\(parts[1])".utf8)).rawRepresentation
            let hints = [
                "x", "\(none).\(parts[1]).", "\(parts[0]).\(parts[1]).", String(id.dropLast(4)), tokens.access,
                "\(parts[0]).\(parts[1]).\(Base64URL.encode(Array(signature)))", try #require(bobs.id),
            ]
            for hint in hints {
                let response = try await browser.get(
                    Self.path([("id_token_hint", hint), ("post_logout_redirect_uri", ProtocolScene.signedOutURI)])
                )
                #expect(Self.asks(response), "\(hint.prefix(40))")
            }
            #expect(try await browser.get("/").location == "/apps")
        }
    }

    /// §2: a client id that is not the hint's makes the hint worthless.
    @Test func asksWhenHintIsOfAnotherApp_J12() async throws {
        try await ProtocolScene.run { scene, client in
            let browser = TestBrowser(client)
            let hint = try #require(try await client.tokens(for: scene.web, browser: browser).id)
            for uri in [ProtocolScene.signedOutURI, "https://other.example/bye"] {
                let response = try await browser.get(
                    Self.path([
                        ("id_token_hint", hint), ("client_id", scene.otherWeb.id.rawValue),
                        ("post_logout_redirect_uri", uri),
                    ])
                )
                #expect(Self.asks(response))
            }
            let foreign = try await browser.get(
                Self.path([("id_token_hint", hint), ("post_logout_redirect_uri", "https://other.example/bye")])
            )
            #expect(foreign.location.isEmpty)
        }
    }

    @Test func acceptsOldHint() async throws {
        try await ProtocolScene.run { scene, client in
            let browser = TestBrowser(client)
            let hint = try #require(try await client.tokens(for: scene.web, browser: browser).id)
            // An ID token is good as a hint after its exp (§2).
            scene.server.clock.advance(by: 7200)
            let fields = [("id_token_hint", hint), ("post_logout_redirect_uri", ProtocolScene.signedOutURI)]
            let response = try await browser.send(.post, "/connect/endsession", form: fields)
            #expect(response.location == ProtocolScene.signedOutURI)
        }
    }

    @Test func isHarmlessWhenNobodyIsSignedIn() async throws {
        try await ProtocolScene.run { scene, client in
            let response = try await TestBrowser(client).get("/connect/endsession")
            #expect(response.status == .ok)
            let evil = Self.path([("post_logout_redirect_uri", "https://evil.example/")])
            #expect(try await TestBrowser(client).get(evil).location.isEmpty)
        }
    }
}
