import LintelCodec
import Testing

struct RedirectURIMatchingTests {
    private let registered = "https://good.example/cb"

    /// Nothing but the same bytes may match, whether or not loopback ports may differ.
    private func refuses(_ presented: String, registered: String? = nil) -> Bool {
        let registered = registered ?? self.registered
        return [true, false].allSatisfy {
            !RedirectURI.matches(registered: registered, presented: presented, allowingLoopbackPort: $0)
        }
    }

    @Test func acceptsTheSameBytes() {
        for allowing in [true, false] {
            #expect(
                RedirectURI.matches(
                    registered: self.registered,
                    presented: self.registered,
                    allowingLoopbackPort: allowing,
                )
            )
        }
    }

    @Test(arguments: ["https://good.example/cb?x=1", "https://good.example/cb?", "https://good.example/cb&x=1"])
    func refusesRedirectWithAddedQuery_A06(presented: String) {
        #expect(self.refuses(presented))
    }

    @Test func refusesRedirectWithChangedQuery_A07() {
        let registered = "https://good.example/cb?foo=bar"
        #expect(self.refuses("https://good.example/cb?foo=baz", registered: registered))
        #expect(self.refuses("https://good.example/cb", registered: registered))
        #expect(self.refuses("https://good.example/cb?foo=bar&foo=bar", registered: registered))
    }

    @Test(arguments: ["/..;/evil", "/../evil", "/%2e%2e/", "//", "/./", "/", "/x", "%2F", ";x"])
    func refusesRedirectWithPathThatNormalisesToTheRegisteredOne_A08(suffix: String) {
        #expect(self.refuses(self.registered + suffix))
        #expect(self.refuses("https://good.example\(suffix)/cb"))
    }

    @Test(arguments: ["https://good.example@evil.example/cb", "https://good.example%40evil.example/cb"])
    func refusesRedirectWithUserInformation_A09(presented: String) {
        #expect(self.refuses(presented))
    }

    @Test(arguments: ["https://good.example.evil.example/cb", "https://evilgood.example/cb", "https://good.exampl/cb"])
    func refusesRedirectWithHostThatContainsTheRegisteredOne_A10(presented: String) {
        #expect(self.refuses(presented))
    }

    @Test(arguments: [
        "https://good.example\\@evil.example/cb", "https://good.example\\/cb", "https://good.example/cb\t",
        "https://good.example/cb\r\n", "https://good.example/cb\u{0}", "https://good.example/cb ",
        "\thttps://good.example/cb",
    ])
    func refusesRedirectWithBackSlashOrControlCharacter_A11(presented: String) {
        #expect(self.refuses(presented))
    }

    @Test(arguments: [
        "https://good.example/CB", "https://GOOD.example/cb", "HTTPS://good.example/cb", "https://good.example/c%62",
    ])
    func refusesRedirectWithChangedCase_A12(presented: String) {
        #expect(self.refuses(presented))
    }

    @Test(arguments: ["https://good.example/cb#x", "https://good.example/cb#", "https://good.example/cb%23x"])
    func refusesRedirectWithFragment_A13(presented: String) {
        #expect(self.refuses(presented))
    }

    @Test(arguments: ["code=x", "state=x", "iss=x", "error=x"])
    func refusesRedirectWithResponseParameter_A14(parameter: String) {
        #expect(self.refuses("\(self.registered)?\(parameter)"))
    }

    @Test(arguments: ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:,x", "vbscript:x", "file:///x", "blob:x"])
    func refusesRedirectWithScriptScheme_A15(presented: String) {
        #expect(self.refuses(presented))
    }

    @Test(arguments: [
        ("http://127.0.0.1/cb", "http://127.0.0.1:50123/cb"),
        ("http://127.0.0.1:3000/cb", "http://127.0.0.1/cb"),
        ("http://127.0.0.1:3000/cb?a=b", "http://127.0.0.1:3001/cb?a=b"),
        ("http://[::1]/cb", "http://[::1]:65535/cb"),
        ("http://localhost:8080", "http://localhost:1"),
    ])
    func acceptsAnotherLoopbackPort_A16(registered: String, presented: String) {
        #expect(RedirectURI.matches(registered: registered, presented: presented, allowingLoopbackPort: true))
        #expect(!RedirectURI.matches(registered: registered, presented: presented, allowingLoopbackPort: false))
    }

    @Test(arguments: [
        "http://127.0.0.1:50123/other", "http://127.0.0.1:50123/cb/", "http://127.0.0.1:50123",
        "http://127.0.0.1:50123/CB",
        "http://localhost:50123/cb", "http://[::1]:1/cb", "https://127.0.0.1:50123/cb", "HTTP://127.0.0.1:50123/cb",
        "http://127.0.0.1:50123/cb?", "http://127.0.0.1:50123/cb?x=1", "http://127.0.0.1:50123/cb#",
        "http://127.0.0.1:/cb",
        "http://127.0.0.1:0/cb", "http://127.0.0.1:65536/cb", "http://127.0.0.1:080/cb",
    ])
    func refusesLoopbackWithMoreThanThePortChanged_A17(presented: String) {
        #expect(self.refuses(presented, registered: "http://127.0.0.1/cb"))
    }

    @Test(arguments: [
        "http://127.0.0.1.evil.example:80/cb", "http://127.0.0.1:80@evil.example/cb", "http://0177.0.0.1/cb",
        "http://127.1/cb", "http://2130706433/cb", "http://127.0.0.1:80:80/cb", "http://127.0.0.1:80evil.example/cb",
        "http://evil.example:127/cb", "http://127.0.0.1:80\\@evil.example/cb", "http://127.0.0.1:80%40evil.example/cb",
    ])
    func refusesHostsThatLookLikeLoopback_A18(presented: String) {
        #expect(self.refuses(presented, registered: "http://127.0.0.1/cb"))
    }

    @Test(arguments: [
        "https://g\u{43E}\u{43E}d.example/cb", "https://xn--gd-sbba.example/cb", "https://good\u{3002}example/cb",
    ])
    func refusesHomographHost_A19(presented: String) {
        #expect(self.refuses(presented))
    }

    @Test func refusesCanonicallyEquivalentText_A19() {
        #expect(self.refuses("https://good.example/\u{212A}", registered: "https://good.example/K"))
        #expect(self.refuses("https://good.example/e\u{301}", registered: "https://good.example/\u{E9}"))
    }

    @Test func refusesAnotherPortOutsideLoopback() {
        #expect(self.refuses("https://good.example:444/cb"))
        #expect(self.refuses("http://good.example:81/cb", registered: "http://good.example/cb"))
        #expect(self.refuses("https://localhost:81/cb", registered: "https://localhost/cb"))
        #expect(self.refuses("app://localhost:81/cb", registered: "app://localhost/cb"))
    }

    @Test func refusesEveryOneByteChange() {
        let registered = Array("http://127.0.0.1:8080/cb?a=b".utf8)
        let port = 17..<21
        var generator = SeededGenerator(seed: 8252)
        for index in registered.indices where !port.contains(index) {
            for _ in 0..<40 {
                var changed = registered
                changed[index] = UInt8.random(in: 0..<0x80, using: &generator)
                guard changed != registered else { continue }
                let presented = String(decoding: changed, as: UTF8.self)
                // Without its colon the port would have to be a part of the host; no change makes that a match.
                #expect(
                    self.refuses(presented, registered: String(decoding: registered, as: UTF8.self)),
                    "\(presented)"
                )
            }
        }
    }
}
