import LintelCodec
import Testing

struct URIAuthorityTests {
    @Test(arguments: [1, 80, 443, 50_123, 65_535])
    func readsPorts(port: Int) {
        #expect(RedirectURI("http://127.0.0.1:\(port)/cb")?.port == port)
        #expect(RedirectURI("http://[::1]:\(port)")?.port == port)
    }

    @Test(arguments: [
        "", "0", "080", "00080", "65536", "99999", "100000", "18446744073709551696", "-1", "+1", "8a", "0x50", "80:80",
        "٨٠", "%38",
    ])
    func refusesOtherPorts(port: String) {
        #expect(RedirectURI("http://127.0.0.1:\(port)/cb") == nil)
        #expect(RedirectURI("app://host:\(port)/cb") == nil)
    }

    @Test func refusesAPortOrUserInformationThatDoesNotBelongToAHost() {
        #expect(RedirectURI("app://:80/") == nil)
        #expect(RedirectURI("app://a@b@host/") == nil)
        #expect(RedirectURI("app://[@host/") == nil)
    }
}
