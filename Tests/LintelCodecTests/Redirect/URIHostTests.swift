import LintelCodec
import Testing

struct URIHostTests {
    @Test(arguments: [
        "good.example", "good.example.", "a", "xn--bcher-kva.example", "a_b.example", "127.0.0.1", "0.0.0.0",
        "255.255.255.255", "1a.2b", "10.example", "[::]", "[::1]", "[1::]", "[1:2:3:4:5:6:7:8]", "[1::3:4:5:6:7:8]",
        "[fe80::1]", "[::ffff:127.0.0.1]", "[1:2:3:4:5:6:1.2.3.4]", "[ABCD:ef01::]",
    ])
    func acceptsNamesAndAddresses(host: String) {
        #expect(RedirectURI("https://\(host)/")?.host == host)
        #expect(RedirectURI("https://\(host):81/")?.port == 81)
    }

    @Test(arguments: [
        "127.1", "0177.0.0.1", "0x7f.0.0.1", "0x7f000001", "2130706433", "127.0.0.1.", "127.0.0.256", "127.0.0.01",
        "127.0.0", "127.0.0.0.1", "1.2.3.0x4", "1.2.3.0X4", "good.1",
    ])
    func refusesOtherSpellingsOfAddresses_A18(host: String) {
        #expect(RedirectURI("http://\(host)/cb") == nil)
    }

    @Test(arguments: [
        ".", "..", ".good.example", "good..example", "good.example..", "good%2Eexample", "good!example", "a*b",
        "*.good",
        "a~b", "a,b",
    ])
    func refusesNamesThatBrowsersReadDifferently(host: String) {
        #expect(RedirectURI("https://\(host)/") == nil)
    }

    @Test(arguments: [
        "[]", "[", "]", "[:]", "[:::]", "[1]", "[:1]", "[1:]", "[1::2::3]", "[12345::]", "[g::]", "[1:2:3:4:5:6:7]",
        "[1:2:3:4:5:6:7:8:9]", "[1:2:3:4::5:6:7:8]", "[::1%25lo]", "[::1%lo]", "[v1.x]", "[127.0.0.1]", "[1.2.3.4::]",
        "[::1.2.3]", "[::1]x", "x[::1]", "[[::1]]", "[::1", "::1", "[::1]]", "[1:2:3:4:5:6:7:1.2.3.4]",
    ])
    func refusesMalformedIPv6Addresses(host: String) {
        #expect(RedirectURI("https://\(host)/") == nil)
        #expect(RedirectURI("app://\(host)/") == nil)
    }

    @Test func refusesLongNames() {
        let name = String(repeating: "a.", count: 126)
        #expect(RedirectURI("https://\(name)a/") != nil)
        #expect(RedirectURI("https://\(name)aa/") == nil)
    }
}
