import LintelPlatform
import LintelTokens
import Testing

@Suite struct AccountRegistrationTests {
    @Test func makesAccount() throws {
        let registration = try Self.register(email: " Ada@Example.org ", name: " Ada  L. ", password: "open sesame 42")
        #expect(registration.key.rawValue == "ada@example.org")
        #expect(registration.account.email == "Ada@Example.org")
        #expect(registration.account.name == "Ada  L.")
        #expect(registration.account.id.rawValue.wholeMatch(of: /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/) != nil)
        #expect(registration.account.createdAt == UnixTime(seconds: 7))
        #expect(!registration.account.isOperator)
        #expect(registration.password?.bytes == Array("open sesame 42".utf8))
    }

    @Test func passwordMayComeLater() throws {
        #expect(try Self.register(password: nil).password == nil)
    }

    @Test func g08RefusesServiceAddress() {
        #expect(self.code { try Self.register(email: "Service-X@apps.example.org") } == .emailTaken)
    }

    @Test func refusesWhatTheRulesRefuse() {
        #expect(self.code { try Self.register(email: "ada") } == .emailInvalid)
        #expect(self.code { try Self.register(name: " ") } == .nameInvalid)
        #expect(self.code { try Self.register(name: "Ada\u{202E}") } == .nameInvalid)
        #expect(self.code { try Self.register(password: "short") } == .passwordUnfit)
    }

    private static func register(
        email: String = "ada@example.org",
        name: String = "Ada",
        password: String? = "open sesame 42",
    ) throws -> AccountRegistration {
        try AccountRegistration(
            email: email,
            name: name,
            password: password,
            clientEmails: ReservedDomain("apps.example.org"),
            random: .system,
            at: UnixTime(seconds: 7),
        )
    }

    private func code(_ body: () throws -> AccountRegistration) -> PlatformError.Code? {
        #expect(throws: PlatformError.self) { _ = try body() }?.code
    }
}
