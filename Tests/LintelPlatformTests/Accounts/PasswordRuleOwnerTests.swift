import LintelPlatform
import LintelTokens
import Testing

/// ASVS 5.0 §6.2: what else is refused as a new password.
@Suite struct PasswordRuleOwnerTests {
    private static let owner = PasswordRule.Owner(
        email: EmailKey(stored: "ada.lovelace@example.org"),
        name: "Ada Lovelace"
    )

    @Test(arguments: [
        "ada.lovelace@example.org", "ADA.Lovelace@Example.ORG", "ada.lovelace", "Ada Lovelace", "adalovelace",
        " ada lovelace ", "ａｄａｌｏｖｅｌａｃｅ",
    ])
    func refusesOwnNameAndAddress(password: String) {
        let error = #expect(throws: PlatformError.self) { _ = try PasswordRule.check(password, of: Self.owner) }
        #expect(error?.code == .passwordUnfit)
        #expect(error?.field == "password")
    }

    @Test(arguments: ["lovelace writes programs", "ada.lovelace@example.org!", "example.org 1843"])
    func takesWhatOnlyHoldsThem(password: String) throws {
        _ = try PasswordRule.check(password, of: Self.owner)
    }

    @Test func takesSpacesAndTabsOfSomebodyWithoutAName() throws {
        _ = try PasswordRule.check(" \t \t \t \t", of: PasswordRule.Owner(email: EmailKey(stored: "a@example.org")))
    }

    /// The first, the last and some from between of the list, which is searched by halves.
    @Test(arguments: ["!qaz1qaz", "zxcvbnm123", "manchesterunited", "friend of joan", "ＱＷＥＲＴＹＵＩＯＰ"])
    func refusesBreachedPasswords(password: String) {
        #expect(throws: PlatformError.self) { _ = try PasswordRule.check(password) }
    }

    /// Neighbours of entries in the list.
    @Test(arguments: [
        "!qaz1qa{}", "zxcvbnm,./~~", "manchesterunite", "\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\u{8}", "~~~~~~~~x",
    ])
    func takesWhatIsNotInTheList(password: String) throws {
        _ = try PasswordRule.check(password)
    }

    /// One key press each: NFKC makes 18 letters of it, NFC leaves one.
    @Test func countsNoLigatureTwice() {
        #expect(throws: PlatformError.self) { _ = try PasswordRule.check("\u{FDFA}\u{FDFA}") }
    }

    /// Full-width and half-width letters are composed by NFKC: ｶﾞ is one character.
    @Test func countsAfterNFKC() throws {
        #expect(throws: PlatformError.self) { _ = try PasswordRule.check("ｶﾞｷﾞｸﾞｹﾞ") }
        _ = try PasswordRule.check("ｶﾞｷﾞｸﾞｹﾞｺﾞｻﾞｼﾞｽﾞ")
    }

    @Test func theCommandLineAndTheSignUpHaveTheRule() {
        let error = #expect(throws: PlatformError.self) {
            _ = try AccountRegistration(
                email: "ada.lovelace@example.org",
                name: "Ada Lovelace",
                password: "Ada Lovelace",
                clientEmails: ReservedDomain("apps.example.org"),
                random: .system,
                at: UnixTime(seconds: 7),
            )
        }
        #expect(error?.code == .passwordUnfit)
    }
}
