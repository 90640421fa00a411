import LintelPlatform
import Testing

@Suite struct DomainNameTests {
    @Test(arguments: [
        ("Example.ORG", "example.org"), (" a-b.co.uk ", "a-b.co.uk"),
        ("xn--bcher-kva.example", "xn--bcher-kva.example"),
    ])
    func takesDomain(typed: String, name: String) throws {
        #expect(try DomainName(typed).rawValue == name)
    }

    @Test(arguments: [
        "", "example", ".org", "a..b", "a.b.", "-a.org", "a-.org", "a_b.org", "ann@example.org", "https://a.org",
        "a.org/",
        "127.0.0.1", "*.example.org", "bücher.example", "a.org\r\nBcc: x", String(repeating: "a", count: 64) + ".org",
        String(repeating: "a.", count: 130) + "org",
    ]) func refusesWhatIsNone(typed: String) {
        let error = #expect(throws: PlatformError.self) { try DomainName(typed) }
        #expect(error?.code == .domainInvalid && error?.field == "domain")
    }

    @Test func holdsAddressesInItAndBelow() throws {
        let domain = try DomainName("example.org")
        for address in ["a@Example.org", "a@b.example.org"] { #expect(try domain.contains(EmailKey(address))) }
        for address in ["a@badexample.org", "a@example.org.evil.example"] {
            #expect(try !domain.contains(EmailKey(address)))
        }
    }
}
