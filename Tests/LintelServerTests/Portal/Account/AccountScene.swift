import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// What a person does with their own account.
extension AuthorizeScene {
    /// A browser on which somebody is signed in, without an app.
    func portalBrowser(
        _ email: String = AuthorizeScene.email,
        password: String = TestServer.password,
        as agent: String? = nil
    )
        async throws -> TestBrowser
    {
        let browser = self.browser
        _ = try await self.signIn(in: browser, email, password: password, as: agent)
        return browser
    }

    /// Signs in; the answer to the password.
    @discardableResult
    func signIn(
        in browser: TestBrowser,
        _ email: String = AuthorizeScene.email,
        password: String = TestServer.password,
        as agent: String? = nil,
    ) async throws -> TestResponse {
        let accepted = try await browser.submit(try await browser.get("/signin"), to: "/signin", [("email", email)])
        let page = try await browser.get(accepted.location)
        var headers: HTTPFields = [:]
        if let agent { headers[.userAgent] = agent }
        return try await browser.send(
            .post,
            "/signin/password",
            form: TestBrowser.hiddenFields(page.text) + [("password", password)],
            headers: headers,
        )
    }

    /// Sends a form from the page at this path, with its token.
    func send(_ fields: [(String, String)], to path: String, from page: String, in browser: TestBrowser) async throws
        -> TestResponse
    {
        let shown = try await browser.get(page)
        let token = try #require(TestBrowser.hiddenFields(shown.text).first { $0.0 == "csrf" }, "\(page)")
        return try await browser.send(.post, path, form: [token] + fields)
    }

    /// Asks for another address; the answer.
    func beginEmailChange(
        to email: String,
        password: String = TestServer.password,
        in browser: TestBrowser,
        adding: [(String, String)] = [],
    ) async throws -> TestResponse {
        let fields = [("email", email), ("current_password", password)] + adding
        return try await self.send(fields, to: "/account/email", from: "/account/email", in: browser)
    }

    /// The references in the list of sessions that this browser can end.
    func references(in browser: TestBrowser) async throws -> [String] {
        TestBrowser.hiddenFields(try await browser.get("/account/security").text).filter { $0.0 == "session" }.map(\.1)
    }

    /// Whether somebody is signed in.
    func isSignedIn(_ browser: TestBrowser) async throws -> Bool {
        try await browser.get("/account").status == .ok
    }

    /// The last mail with this subject.
    func mail(_ subject: String, to recipient: String = AuthorizeScene.email) async throws -> MailMessage? {
        try await self.server.sentMails().last { $0.subject == subject && $0.recipient == recipient }
    }

    /// Access and refresh token of Ann's native app.
    func tokens(in browser: TestBrowser, scope: String = "openid offline_access") async throws -> (
        access: String, refresh: String?
    ) {
        let code = try #require(try await browser.authorize(self.request(with: [("scope", scope)])).answer["code"])
        let json = try await self.client.exchange(code, app: self.native, redirectURI: AuthorizeScene.nativeURI).json
        return (try #require(json["access_token"]?.stringValue), json["refresh_token"]?.stringValue)
    }
}

/// A form that is shown again, with the sentence beside its field.
func expectFieldError(
    _ response: TestResponse,
    _ field: String,
    _ sentence: String = "",
    at location: SourceLocation = #_sourceLocation,
) {
    #expect(response.status == .unprocessableContent, sourceLocation: location)
    let isBeside = response.text.contains("id=\"\(field)-error\"") || response.text.contains("id=\"\(field)Error\"")
    #expect(isBeside, sourceLocation: location)
    if !sentence.isEmpty { #expect(response.text.contains(sentence), sourceLocation: location) }
}

/// A redirect to a page of the account.
func expectDone(_ response: TestResponse, _ location: String, at source: SourceLocation = #_sourceLocation) {
    #expect(response.status == .seeOther, sourceLocation: source)
    #expect(response.location == location, sourceLocation: source)
}
