import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// A server with Ann and three of her apps, asked through a client that checks every answer.
struct AuthorizeScene: Sendable {
    static let email = "ann@example.org"
    static let nativeURI = "http://127.0.0.1/cb"
    static let spaURI = "https://spa.example/cb"
    static let webURI = "https://good.example/cb"
    static let scope = "openid profile"
    /// Every request carries it: characters that encoders find hard.
    static let state = "a state/with+signs="

    let server: TestServer
    let ann: Account
    let native: TestServer.RegisteredApp
    let spa: TestServer.RegisteredApp
    let web: TestServer.RegisteredApp
    let client: BrowserClient

    static func run(
        _ settings: [String: String] = [:],
        _ body: @escaping @Sendable (AuthorizeScene) async throws -> Void,
    ) async throws {
        // RSA keys take a tenth of a second to make.
        let server = try await TestServer(["token.id_algorithm": "ES256"].merging(settings) { $1 })
        let ann = try await server.makeAccount(Self.email)
        let scopes: ScopeSet = ["openid", "profile", "email", "offline_access", "itwin-platform"]
        let native = try await server.makeApp(.native, owner: ann, scopes: scopes, redirectURIs: [Self.nativeURI])
        let spa = try await server.makeApp(
            .spa,
            owner: ann,
            scopes: ["openid", "profile"],
            redirectURIs: [Self.spaURI]
        )
        let web = try await server.makeApp(.web, owner: ann, scopes: scopes, redirectURIs: [Self.webURI])
        try await server.run { client in
            try await body(
                AuthorizeScene(
                    server: server,
                    ann: ann,
                    native: native,
                    spa: spa,
                    web: web,
                    client: BrowserClient(client, issuer: server.parts.settings.issuer.text),
                )
            )
        }
    }

    /// A browser without cookies.
    var browser: TestBrowser { TestBrowser(self.client) }

    /// A browser on which Ann is signed in and has allowed the native app ``scope``.
    func signedInBrowser() async throws -> TestBrowser {
        let browser = self.browser
        expectCode(try await browser.authorize(self.request()), at: Self.nativeURI)
        return browser
    }

    /// A good request, the native app's unless another is named; `with` replaces fields of the same names.
    func request(
        _ app: TestServer.RegisteredApp? = nil,
        without: [String] = [],
        with: [(String, String)] = [],
        adding: [(String, String)] = [],
    ) -> [(String, String)] {
        let app = app ?? self.native
        let uri = app.app.client.redirectURIs.first ?? ""
        let gone = Set(without + with.map(\.0))
        let good = TestProtocol.authorization(app, redirectURI: uri, scope: Self.scope)
        return good.filter { !gone.contains($0.0) } + with + adding
    }

    /// The first answer to a request.
    func open(_ request: [(String, String)], in browser: TestBrowser? = nil) async throws -> TestResponse {
        try await (browser ?? self.browser).get("/connect/authorize?" + TestBrowser.encode(request))
    }

    /// Has the server see changes to apps at once, as it does within a second on its own.
    func noticeChangedApps() { self.server.parts.directory.invalidateAll() }
}
