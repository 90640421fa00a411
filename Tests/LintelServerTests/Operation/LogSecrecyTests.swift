import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Logging
import Synchronization
import Testing

/// The log of a whole flow, at its most talkative, holds nothing that opens anything.
@Suite struct LogSecrecyTests {
    @Test(arguments: [Logger.Level.debug, .trace])
    func logHoldsNoSecret(_ level: Logger.Level) async throws {
        let lines = LogLines()
        let log = Logger(label: "test") { _ in JSONLogHandler(level: level) { lines.add($0) } }
        let scene = try await ProtocolScene(log: log)
        let secrets = try await scene.run { client in try await Self.play(scene, client) }
        let text = lines.text
        #expect(text.contains("Refused"), "the flow has been logged")
        #expect(secrets.count > 15)
        for (name, secret) in secrets {
            #expect(secret.utf8.count > 15, "\(name) is long enough to be looked for")
            #expect(!text.contains(secret), "\(name)")
            #expect(!text.contains(FormEncoding.encode(secret)), "\(name), encoded")
        }
        #expect(!text.contains("lintel_rt_") && !text.contains("lintel_cs_"))
        #expect(!text.lowercased().contains("basic ") && !text.lowercased().contains("bearer "))
    }

    /// A sign-in, tokens of each grant, and refusals of everything; what was secret on the way.
    private static func play(_ scene: ProtocolScene, _ client: CheckedClient) async throws -> [(String, String)] {
        var secrets: [(String, String)] = [
            ("password", TestServer.password), ("verifier", TestProtocol.verifier),
            ("web secret", try #require(scene.web.secret)), ("service secret", try #require(scene.service.secret)),
        ]
        let browser = TestBrowser(client)
        let request = TestProtocol.authorization(
            scene.web,
            redirectURI: scene.web.redirectURI,
            scope: ProtocolScene.allScopes,
            extra: [("nonce", "nonce-that-is-secret")],
        )
        let start = try await browser.get("/connect/authorize?" + TestBrowser.encode(request))
        let page = try await browser.get(start.location)
        secrets += TestBrowser.hiddenFields(page.text).map { ("field \($0.0)", $0.1) }
        let wrong = "wrong password that is also secret"
        let refused = try await browser.signIn(from: start, email: ProtocolScene.annEmail, password: wrong)
        #expect(refused.text.contains("ping-error"))
        secrets.append(("wrong password", wrong))
        let resumed = try await browser.signIn(from: start, email: ProtocolScene.annEmail)
        secrets.append(("interaction", try #require(resumed.answer["t"])))
        let consent = try await browser.get(resumed.location)
        secrets += TestBrowser.hiddenFields(consent.text).map { ("consent field \($0.0)", $0.1) }
        let allowed = try await browser.submit(consent, to: "/consent", [("decision", "allow")])
        let code = try #require(allowed.answer["code"])
        secrets += browser.jar.map { ("cookie \($0.key)", $0.value) } + [("code", code)]
        let tokens = try IssuedTokens(try await client.exchange(code, for: scene.web))
        let renewed = try IssuedTokens(try await client.refresh(try #require(tokens.refresh), app: scene.web))
        for answer in [tokens, renewed] {
            secrets += [("access token", answer.access), ("refresh token", try #require(answer.refresh))]
            secrets.append(("ID token", try #require(answer.id)))
            secrets.append(("signature", String(try #require(answer.access.split(separator: ".").last))))
        }
        let service = try await client.serviceToken(scene.service)
        secrets.append(("service token", service))
        try await Self.provoke(scene, client, tokens, service)
        _ = try await browser.get("/connect/endsession?id_token_hint=" + (try #require(tokens.id)))
        return secrets
    }

    /// Refusals with the secrets in the wrong places.
    private static func provoke(
        _ scene: ProtocolScene,
        _ client: CheckedClient,
        _ tokens: IssuedTokens,
        _ service: String,
    ) async throws {
        let refresh = try #require(tokens.refresh)
        let secret = try #require(scene.web.secret)
        for form in [
            [("grant_type", "refresh_token"), ("refresh_token", refresh), ("client_id", secret)],
            [("grant_type", "authorization_code"), ("code", tokens.access), ("client_secret", secret)],
            [("grant_type", tokens.access), ("client_id", scene.web.id.rawValue), ("client_secret", secret)],
        ] { _ = try await client.post("/connect/token", form) }
        _ = try await client.post("/connect/token", [("grant_type", "client_credentials")], basic: (secret, refresh))
        _ = try await client.introspect(tokens.access, by: scene.otherWeb)
        _ = try await client.get("/users/me", bearer: tokens.access + "x")
        _ = try await client.get("/connect/userinfo?access_token=" + tokens.access, bearer: tokens.access)
        _ = try await client.get("/connect/userinfo", bearer: service)
        _ = try await client.execute(uri: "/nowhere?code=\(refresh)&client_secret=\(secret)", method: .get)
        _ = try await client.revoke(service, by: scene.service)
    }
}

private final class LogLines: Sendable {
    private let bytes = Mutex<[UInt8]>([])

    var text: String { self.bytes.withLock { String(decoding: $0, as: UTF8.self) } }

    func add(_ line: [UInt8]) { self.bytes.withLock { $0 += line } }
}
