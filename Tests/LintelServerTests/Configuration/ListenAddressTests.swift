import LintelServer
import Testing

@Suite struct ListenAddressTests {
    @Test(arguments: [
        ("127.0.0.1:8080", "127.0.0.1", 8080), ("[::1]:8080", "::1", 8080), ("[::]:0", "::", 0),
        ("localhost:65535", "localhost", 65535), ("0.0.0.0:80", "0.0.0.0", 80),
    ])
    func takes(text: String, host: String, port: Int) throws {
        let address = try #require(ListenAddress(text))
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(address.description == text)
    }

    @Test(arguments: [
        "", "8080", ":8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:08", "127.0.0.1:-1",
        "::1:8080", "[::1]", "[::1]8080", "[127.0.0.1]:80", "256.0.0.1:80", "127.1:80", "a b:80", "[fe80::1%eth0]:80",
    ])
    func refuses(text: String) {
        #expect(ListenAddress(text) == nil)
    }
}
