import Testing

@testable import LintelClient

@Suite struct WebAddressTests {
    @Test(arguments: ["https://a.example", "http://127.0.0.1:8080/x?y=1", "http://localhost/", "http://[::1]:1/"])
    func isConfidential(_ text: String) throws {
        #expect(try #require(WebAddress(text)).isConfidential)
    }

    @Test(arguments: ["http://a.example/", "http://127.0.0.1.example/", "http://localhost.example", "http://10.0.0.1"])
    func isNotConfidential(_ text: String) throws {
        #expect(!(try #require(WebAddress(text)).isConfidential))
    }

    @Test(arguments: [
        "", "a.example", "file:///etc/passwd", "https://", "https://user:word@a.example", "https://a.example/ x",
        "https://a.example/\u{0}", "https://a.example\\@b.example", "https://a.example/ä",
    ])
    func isNone(_ text: String) {
        #expect(WebAddress(text) == nil)
    }

    @Test func takesDefaultPortsAsWritten() throws {
        let plain = try #require(WebAddress("https://A.example/x"))
        let written = try #require(WebAddress("https://a.example:443/y"))
        #expect(plain.origin == written.origin)
    }
}
