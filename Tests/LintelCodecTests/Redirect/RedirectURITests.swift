import LintelCodec
import Testing

struct RedirectURITests {
    @Test func keepsPartsAsWritten() throws {
        let text = "HTTPS://Good.Example:8443/a%2Fb/c;d?x=1&y=%C3%A9?/"
        let uri = try #require(RedirectURI(text))
        #expect(uri.text == text)
        #expect(uri.scheme == "HTTPS")
        #expect(uri.host == "Good.Example")
        #expect(uri.port == 8443)
        #expect(uri.path == "/a%2Fb/c;d")
        #expect(uri.query == "x=1&y=%C3%A9?/")
    }

    @Test func tellsAnEmptyQueryFromNone() {
        #expect(RedirectURI("https://a.example/?")?.query?.isEmpty == true)
        #expect(RedirectURI("https://a.example/").map { $0.query == nil } == true)
        #expect(RedirectURI("https://a.example")?.path.isEmpty == true)
        #expect(RedirectURI("https://a.example?x")?.query == "x")
    }

    @Test(arguments: [
        ("com.example.app:/callback", "/callback"),
        ("com.example.app:callback", "callback"),
        ("com.example.app:/", "/"),
        ("com.example.app:", ""),
        ("urn:ietf:wg:oauth:2.0:oob", "ietf:wg:oauth:2.0:oob"),
        ("app:///callback", "/callback"),
    ])
    func readsPrivateSchemesWithoutHost(text: String, path: String) throws {
        let uri = try #require(RedirectURI(text))
        #expect(uri.host == nil)
        #expect(uri.path == path)
        #expect(uri.origin == nil)
    }

    @Test func readsPrivateSchemesWithAuthority() {
        #expect(RedirectURI("app://user@host:7/p")?.host == "host")
        #expect(RedirectURI("app://user@host:7/p")?.port == 7)
        #expect(RedirectURI("app://h%20x")?.host == "h%20x")
    }

    @Test(arguments: [
        "", "a", "/cb", "//good.example/cb", ":", "://x", "1a:/cb", "-a:/cb", "a b:/cb", "é:/cb", "good.example/cb",
        "?a:b", "a/b:c",
    ])
    func refusesTextWithoutScheme(text: String) {
        #expect(RedirectURI(text) == nil)
    }

    @Test(arguments: ["https:", "https:/cb", "https:cb", "https://", "https:///cb", "http://:80/cb", "https://?x"])
    func refusesWebURIsWithoutHost(text: String) {
        #expect(RedirectURI(text) == nil)
    }

    @Test(arguments: [
        "https://good.example/cb#x", "https://good.example/cb#", "com.example.app:/cb#x", "https://a#b/c",
    ])
    func refusesFragments_A13(text: String) {
        #expect(RedirectURI(text) == nil)
    }

    @Test func takesAnEncodedNumberSignForAPartOfThePath_A13() {
        #expect(RedirectURI("https://good.example/cb%23x")?.path == "/cb%23x")
    }

    @Test(arguments: [
        "https://good.example@evil.example/cb", "https://good.example%40evil.example/cb", "http://u:p@127.0.0.1/cb",
        "http://127.0.0.1:80@evil.example/cb", "HTTPS://a@b.example/", "https://@good.example/",
    ])
    func refusesUserInformation_A09_A18(text: String) {
        #expect(RedirectURI(text) == nil)
    }

    @Test(arguments: [
        "https://good.example\\@evil.example/cb", "https://good.example/\\evil", "https:\\\\good.example/",
        "https://good.example/\tcb", "https://good.example/cb\r\nSet-Cookie: a", "https://good.example/\u{0}",
        "https://good.example/c b", " https://good.example/", "https://good.example/ ", "https://good.example/\u{7F}",
        "https://good.example/<>", "https://good.example/\"", "https://good.example/{x}", "https://good.example/^",
        "https://good.example/`", "https://good.example/|", "https://good.example/[x]", "https://good.example/?[x]",
        "https://good.example/?\n", "com.example.app:/\\", "https://good\t.example/",
    ])
    func refusesCharactersOutsideTheGrammar_A11(text: String) {
        #expect(RedirectURI(text) == nil)
    }

    @Test(arguments: [
        "https://g\u{43E}od.example/cb", "https://good.example/\u{E9}", "https://good.example/?\u{E9}",
        "https://good\u{3002}example/cb", "\u{212A}ey:/cb",
    ])
    func refusesCharactersBeyondASCII_A19(text: String) {
        #expect(RedirectURI(text) == nil)
    }

    @Test(arguments: ["%", "%4", "%zz", "%4g", "a%", "%%41", "%u0041"])
    func refusesMalformedPercentEncodings(piece: String) {
        #expect(RedirectURI("https://good.example/\(piece)") == nil)
        #expect(RedirectURI("https://good.example/?\(piece)") == nil)
        #expect(RedirectURI("app://\(piece)/") == nil)
    }

    @Test func refusesLongTexts_A22() {
        let prefix = "https://good.example/"
        #expect(RedirectURI(prefix + String(repeating: "a", count: 2048 - prefix.count)) != nil)
        #expect(RedirectURI(prefix + String(repeating: "a", count: 2049 - prefix.count)) == nil)
        #expect(RedirectURI(prefix + String(repeating: "a", count: 65_536)) == nil)
    }

    @Test(arguments: [
        ("http://127.0.0.1/cb", true), ("http://127.0.0.1:5000/cb", true), ("http://[::1]:1/", true),
        ("http://localhost/", true), ("HTTP://localhost/", true), ("https://localhost/", false),
        ("http://LOCALHOST/", false), ("http://localhost./", false), ("http://127.0.0.2/", false),
        ("http://[0:0:0:0:0:0:0:1]/", false), ("http://localhost.evil.example/", false),
        ("http://127.0.0.1.evil.example:80/cb", false), ("app://localhost/", false),
    ])
    func knowsLoopbackHosts_A17_A18(text: String, isLoopback: Bool) throws {
        #expect(try #require(RedirectURI(text)).isLoopbackHTTP == isLoopback)
    }

    @Test(arguments: [
        ("https://Good.Example/cb", "https://good.example"), ("https://good.example:443/", "https://good.example"),
        ("https://good.example:80/", "https://good.example:80"), ("http://good.example:80", "http://good.example"),
        ("HTTP://localhost:3000/cb", "http://localhost:3000"), ("http://[::1]:5/", "http://[::1]:5"),
    ])
    func givesTheOriginAsABrowserDoes(text: String, origin: String) {
        #expect(RedirectURI(text)?.origin == origin)
    }

    @Test func knowsHTTPS() {
        #expect(RedirectURI("https://good.example/")?.isHTTPS == true)
        #expect(RedirectURI("HTTPS://good.example/")?.isHTTPS == true)
        #expect(RedirectURI("http://good.example/")?.isHTTPS == false)
        #expect(RedirectURI("httpsx://good.example/")?.isHTTPS == false)
    }

    @Test(arguments: [
        ("javascript:alert(1)", "javascript"), ("JaVaScRiPt:alert(1)", "JaVaScRiPt"),
        ("data:text/html,x", "data"), ("vbscript:x", "vbscript"), ("file:///etc/passwd", "file"),
        ("blob:https://good.example/1", "blob"),
    ])
    func givesTheSchemeThatTheRegistrationRuleRefuses_A15(text: String, scheme: String) throws {
        let uri = try #require(RedirectURI(text))
        #expect(uri.scheme == scheme)
        #expect(!uri.isHTTPS)
        #expect(!uri.isLoopbackHTTP)
    }
}
