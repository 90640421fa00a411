import LintelPlatform
import Testing

/// C16: which passwords may be chosen.
@Suite struct PasswordRuleTests {
    @Test(arguments: ["", "1", "sieben7", "🔑🔑🔑🔑🔑🔑🔑", "e\u{301}e\u{301}e\u{301}e\u{301}"])
    func c16RefusesShort(password: String) {
        self.expectUnfit(password)
    }

    @Test(arguments: [
        "password", "password1", "Password1", "PASSWORD123", "password2024!", "12345678", "1234567890", "qwertyuiop",
        "iloveyou", "letmein123", "Welcome1", "Summer2024!", "P@ssw0rd", "aaaaaaaaaaaa", "11111111", "trustno1",
    ])
    func c16RefusesCommon(password: String) {
        self.expectUnfit(password)
    }

    @Test(arguments: ["lintel-lintel", "MyLintelPassphrase", "LINTEL 2030 ok"])
    func c16RefusesProductName(password: String) {
        self.expectUnfit(password)
    }

    @Test(arguments: [65, 128, 999, 1000])
    func c16TakesLongWithoutCutting(length: Int) throws {
        let typed = String((0..<length).map { Character(Unicode.Scalar(UInt8(97 + $0 % 26))) })
        #expect(try PasswordRule.check(typed).bytes.count == length)
    }

    @Test func c16RefusesTooLong() {
        self.expectUnfit(String((0..<1001).map { Character(Unicode.Scalar(UInt8(97 + $0 % 26))) }))
    }

    @Test(arguments: ["two words here", "        x", "🔑🗝🔒🔓🚪🏠🌍🪐", "ünïcödé-p", "correct horse battery staple"])
    func c16TakesAnyCharacters(password: String) throws {
        _ = try PasswordRule.check(password)
    }

    private func expectUnfit(_ password: String) {
        let error = #expect(throws: PlatformError.self, "\(password)") { _ = try PasswordRule.check(password) }
        #expect(error?.code == .passwordUnfit)
        #expect(error?.field == "password")
    }
}
