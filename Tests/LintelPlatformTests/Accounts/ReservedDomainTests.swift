import LintelOAuth
import LintelPlatform
import LintelTokens
import Testing

/// G08 and G09: the service identities' domain is closed to people.
@Suite struct ReservedDomainTests {
    private let domain = ReservedDomain("Apps.Example.org")

    @Test(arguments: [
        "service-abc@apps.example.org", "SERVICE-ABC@APPS.EXAMPLE.ORG", "anything@apps.example.org",
        "x@deeper.apps.example.org", "ｘ@ａｐｐｓ．example.org", "x@apps。example。org", "s.ervice-abc@apps.example.org",
    ])
    func g09RefusesAddress(address: String) throws {
        let key = try EmailKey(address)
        #expect(self.domain.contains(key))
        let error = #expect(throws: PlatformError.self) { try self.domain.refuse(key) }
        #expect(error == .emailTaken)
    }

    @Test(arguments: [
        "bob@example.org", "bob@myapps.example.org", "apps.example.org@example.com", "b@apps.example.org.x",
    ])
    func leavesOthersAlone(address: String) throws {
        try self.domain.refuse(try EmailKey(address))
    }

    @Test(arguments: ["apps.example.org", "apps.localhost", "apps.127.0.0.1"])
    func clientEmailIsInTheDomain(host: String) throws {
        let domain = ReservedDomain(host)
        let email = domain.clientEmail(for: ClientID.random(for: .service, from: .system))
        let key = try EmailKey(email)
        #expect(key.rawValue == email)
        #expect(domain.contains(key))
    }
}
