import LintelServer
import Testing

@Suite struct IssuerTests {
    @Test(arguments: [
        "https://id.example.org", "https://id.example.org:8443", "https://192.0.2.7", "https://[2001:db8::1]:8443",
        "http://localhost:8080", "http://127.0.0.1",
        "http://127.0.0.2:81", "http://[::1]:8080",
    ])
    func takes(issuer: String) throws {
        #expect(try ServerSettings(["issuer": issuer]).issuer.text == issuer)
    }

    @Test(arguments: [
        "", "id.example.org", "ftp://id.example.org", "HTTPS://id.example.org", "https://ID.example.org",
        "https://id.example.org/", "https://id.example.org/tenant/a", "https://id.example.org/a/",
        "https://id.example.org//a",
        "https://id.example.org/a/../b", "https://id.example.org?x=1", "https://id.example.org#x",
        "https://me@id.example.org", "https://id.example.org:443", "https://id.example.org:0",
        "https://id.example.org:", "https://id.example.org:80a", "https://id..example.org", "https://",
        "https://[::1", "https://[127.0.0.1]", "https://::1", "https://1.2.3", "https://id.example.org/%2e",
        "https://id.example.org/a b", "https://exämple.org", "https://id.example.org\\a", "http://id.example.org",
        "http://localhost.example.org", "http://10.0.0.1:8080",
    ])
    func refuses(issuer: String) {
        #expect(throws: SettingsError.self) { try ServerSettings(["issuer": issuer]) }
    }

    @Test func followsTheListenAddress() throws {
        #expect(try ServerSettings(["listen": "localhost:9000"]).issuer.text == "http://localhost:9000")
        #expect(try ServerSettings(["listen": "[::1]:9000"]).issuer.text == "http://[::1]:9000")
        #expect(try ServerSettings(["listen": "127.0.0.1:80"]).issuer.text == "http://127.0.0.1")
    }

    @Test func mustBeToldWhenListeningEverywhere() throws {
        let error = #expect(throws: SettingsError.self) { try ServerSettings(["listen": "0.0.0.0:8080"]) }
        #expect(error?.description.hasPrefix("issuer cannot be \"http://0.0.0.0:8080\"") == true)
        let settings = try ServerSettings(["listen": "0.0.0.0:8080", "issuer": "https://id.example.org"])
        #expect(settings.listen.host == "0.0.0.0")
    }

    @Test func splitsIntoItsParts() throws {
        let issuer = try #require(BaseURL("https://[2001:db8::1]:8443/tenant/a"))
        #expect(issuer.host == "2001:db8::1")
        #expect(issuer.port == 8443)
        #expect(issuer.path == "/tenant/a")
        #expect(issuer.origin == "https://[2001:db8::1]:8443")
    }
}
