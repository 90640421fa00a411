import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// The tokens of one answer.
struct IssuedTokens: Sendable {
    var access: String
    var refresh: String?
    var id: String?
    var scope: String

    init(_ response: TestResponse) throws {
        #expect(response.status == .ok, "\(response.text)")
        self.access = try #require(response.json["access_token"]?.stringValue)
        self.refresh = response.json["refresh_token"]?.stringValue
        self.id = response.json["id_token"]?.stringValue
        self.scope = response.json["scope"]?.stringValue ?? ""
    }

    /// The claims of a compact token; nothing is verified.
    static func claims(of token: String) throws -> JSONValue {
        try JSONValue(parsing: try #require(CompactJWS(token.utf8)).payload)
    }

    /// The header of a compact token.
    static func header(of token: String) throws -> JSONValue {
        try JSONValue(parsing: try #require(CompactJWS(token.utf8)).header)
    }
}

extension TestServer.RegisteredApp {
    /// The app's first redirect URI.
    var redirectURI: String { self.app.client.redirectURIs.first ?? "" }
}

extension CheckedClient {
    /// A code for the app, from a browser of its own unless one is given.
    func code(
        for app: TestServer.RegisteredApp,
        scope: String = ProtocolScene.allScopes,
        email: String = ProtocolScene.annEmail,
        browser: TestBrowser? = nil,
        extra: [(String, String)] = [],
    ) async throws -> String {
        let browser = browser ?? TestBrowser(self)
        let request = TestProtocol.authorization(app, redirectURI: app.redirectURI, scope: scope, extra: extra)
        let response = try await browser.authorize(request, email: email)
        return try #require(response.answer["code"], "\(response.status.code) \(response.location)")
    }

    /// Exchanges a code as the app should.
    func exchange(_ code: String, for app: TestServer.RegisteredApp) async throws -> TestResponse {
        try await self.exchange(code, app: app, redirectURI: app.redirectURI)
    }

    /// Signs a person in and exchanges the code.
    func tokens(
        for app: TestServer.RegisteredApp,
        scope: String = ProtocolScene.allScopes,
        email: String = ProtocolScene.annEmail,
        browser: TestBrowser? = nil,
        extra: [(String, String)] = [],
    ) async throws -> IssuedTokens {
        let code = try await self.code(for: app, scope: scope, email: email, browser: browser, extra: extra)
        return try IssuedTokens(try await self.exchange(code, for: app))
    }

    /// A service's token.
    func serviceToken(_ app: TestServer.RegisteredApp, scope: String = "itwin-platform") async throws -> String {
        try IssuedTokens(try await self.clientCredentials(app, scope: scope)).access
    }

    func introspect(_ token: String, by app: TestServer.RegisteredApp) async throws -> TestResponse {
        try await self.post("/connect/introspect", [("token", token)], basic: (app.id.rawValue, app.secret ?? ""))
    }

    /// Whether the token is alive, as the app is told; when it is not, nothing else may be said (RFC 7662 §2.2).
    func isActive(_ token: String, by app: TestServer.RegisteredApp) async throws -> Bool {
        let response = try await self.introspect(token, by: app)
        #expect(response.status == .ok)
        let isActive = response.json["active"]?.boolValue == true
        if !isActive { #expect(response.text == #"{"active":false}"#) }
        return isActive
    }

    /// Revokes a token as the app, public ones by their id alone.
    func revoke(
        _ token: String,
        by app: TestServer.RegisteredApp,
        extra: [(String, String)] = [],
    ) async throws -> TestResponse {
        var form = [("token", token), ("client_id", app.id.rawValue)]
        if let secret = app.secret { form.append(("client_secret", secret)) }
        return try await self.post("/connect/revocation", form + extra)
    }
}
