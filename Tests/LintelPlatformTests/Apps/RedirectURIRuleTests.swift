import LintelOAuth
import LintelPlatform
import Testing

/// K02, A14 and A15 at registration.
@Suite struct RedirectURIRuleTests {
    private static let web = "https://app.example.org/callback"

    @Test func k02ServiceAppHasNoURIs() throws {
        expectRefusal(of: [Self.web], for: .service)
        expectRefusal(of: [Self.web], for: .service, use: .signOut)
        try RedirectURIRule(for: .service).check([])
        try RedirectURIRule(for: .service, use: .signOut).check([])
    }

    @Test(arguments: [ClientType.native, .spa, .web])
    func k02AppWithUsersNeedsOne(type: ClientType) throws {
        expectRefusal(of: [], for: type)
        try RedirectURIRule(for: type, use: .signOut).check([])
        try RedirectURIRule(for: type).check([Self.web])
        try RedirectURIRule(for: type, use: .signOut).check([Self.web])
    }

    @Test(arguments: [
        "https://*.example.org/cb", "https://app.example.org/*", "https://app.example.org/%2a",
        "https://app.example.org/?x=%2A", "*",
    ])
    func k02RefusesWildcard(uri: String) {
        for type in ClientType.allCases { expectRefusal(of: [uri], for: type) }
    }

    @Test(arguments: [
        "http://app.example.org/cb", "http://127.0.0.2/cb", "http://localhost.example.org/cb", "http://192.168.0.1/cb",
        "http://localhost@example.org/cb", "HTTP://example.org",
    ])
    func k02RefusesPlainHTTP(uri: String) {
        for type in ClientType.allCases { expectRefusal(of: [uri], for: type) }
    }

    @Test(arguments: ["http://localhost:3000/signin-callback", "http://127.0.0.1/cb", "http://[::1]:8080/cb"])
    func takesLoopback(uri: String) throws {
        for type in [ClientType.native, .spa, .web] { try RedirectURIRule(for: type).check([uri]) }
    }

    @Test(arguments: [
        "code=1", "state=1", "iss=1", "error=1", "a=b&state=", "State=1", "%73tate=1", "code", "a=%ZZ",
    ])
    func a14RefusesAnswerParameter(query: String) {
        for type in ClientType.allCases { expectRefusal(of: ["\(Self.web)?\(query)"], for: type) }
        expectRefusal(of: ["\(Self.web)?\(query)"], for: .web, use: .signOut)
    }

    @Test func takesOtherParameters() throws {
        try RedirectURIRule(for: .web).check(["\(Self.web)?tenant=7&mode=code"])
    }

    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "javascript://x/%0aalert(1)", "data:text/html,x",
        "data://text/html", "vbscript:x", "vbscript:/x", "file:///etc/passwd", "blob:https://x/1", "blob:/x",
        "about:blank", "about:/blank", "httpx://example.org/cb", "https+x://example.org", "hxxp://example.org",
        "view-source:/x", "filesystem:/x", "ws://example.org/", "intent:/x", "myapp:callback", "mailto:a@b",
    ])
    func a15RefusesDangerousScheme(uri: String) {
        for type in ClientType.allCases {
            expectRefusal(of: [uri], for: type)
            expectRefusal(of: [uri], for: type, use: .signOut)
        }
    }

    @Test(arguments: ["com.example.app:/callback", "myapp://callback", "myapp:/cb", "org.example.x://host/path"])
    func onlyNativeHasSchemeOfItsOwn(uri: String) throws {
        try RedirectURIRule(for: .native).check([uri])
        expectRefusal(of: [uri], for: .spa)
        expectRefusal(of: [uri], for: .web)
    }

    @Test(arguments: [
        "https://app.example.org/cb#x", "https://app.example.org/cb#", "https://u:p@app.example.org/cb", "/callback",
        "app.example.org", "", " https://app.example.org/cb", "https://app.example.org/c b", "https:///cb",
        "https://app.example.org\\@evil.example/", "https://éx.example/",
    ])
    func refusesWhatIsNoAbsoluteURI(uri: String) {
        for type in ClientType.allCases { expectRefusal(of: [uri], for: type) }
    }

    @Test func boundsLengthAndCount() throws {
        let longest = Self.web + "/" + String(repeating: "a", count: 2048 - Self.web.utf8.count - 1)
        try RedirectURIRule(for: .web).check([longest])
        expectRefusal(of: [longest + "a"], for: .web)
        let many = (0..<50).map { "\(Self.web)/\($0)" }
        try RedirectURIRule(for: .web).check(many)
        expectRefusal(of: many + [Self.web], for: .web)
    }

    @Test func refusesDuplicate() throws {
        expectRefusal(of: [Self.web, Self.web], for: .web)
        try RedirectURIRule(for: .web).check([Self.web, Self.web + "/"])
    }

    private func expectRefusal(of uris: [String], for type: ClientType, use: RedirectURIRule.Use = .signIn) {
        let error = #expect(throws: PlatformError.self, "\(type) \(uris)") {
            try RedirectURIRule(for: type, use: use).check(uris)
        }
        #expect(error?.code == .redirectURIInvalid)
        #expect(error?.field == (use == .signIn ? "redirect_uri" : "post_logout_uri"))
        #expect(error?.message.utf8.allSatisfy { (0x20...0x7E).contains($0) } == true)
    }
}
