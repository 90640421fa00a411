import LintelOAuth
import LintelTokens
import Testing

@Suite struct AuthorizationStepTests {
    static let now = UnixTime(seconds: 1_800_000_000)
    static let ann = AccountID("ann")

    private static func step(
        _ extra: [(String, String)] = [],
        account: AccountID? = Self.ann,
        secondsAgo: Int64 = 0,
        isFresh: Bool = false,
        consented: ScopeSet = GoodRequest.scopes,
        hinted: AccountID? = nil,
    ) throws -> AuthorizationStep {
        AuthorizationStep(
            for: try GoodRequest.check(with: extra),
            in: AuthorizationStep.Circumstances(
                account: account,
                authenticatedAt: account == nil ? nil : Self.now - secondsAgo,
                isFreshlySignedIn: isFresh,
                consented: consented,
                hintedAccount: hinted,
                now: Self.now,
            ),
        )
    }

    private static func refusal(_ step: AuthorizationStep) -> OAuthError.Code? {
        if case .refuse(let error) = step { error.code } else { nil }
    }

    @Test func givesTheCodeToWhoIsSignedInAndHasAllowedIt() throws {
        #expect(try Self.step() == .issueCode)
        #expect(try Self.step([("prompt", "none")]) == .issueCode)
    }

    @Test func asksToSignIn() throws {
        #expect(try Self.step(account: nil) == .signIn)
        #expect(try Self.step([("prompt", "login")]) == .signIn)
        #expect(try Self.step([("prompt", "select_account")]) == .signIn)
        #expect(try Self.step([("max_age", "0")]) == .signIn)
        #expect(try Self.step([("max_age", "60")], secondsAgo: 61) == .signIn)
        #expect(try Self.step(hinted: AccountID("bob")) == .signIn)
    }

    @Test func doesNotAskTwice() throws {
        for extra in [[("prompt", "login")], [("prompt", "select_account")], [("max_age", "0")]] {
            #expect(try Self.step(extra, isFresh: true) == .issueCode)
        }
        #expect(try Self.step([("max_age", "60")], secondsAgo: 60) == .issueCode)
        #expect(try Self.step(hinted: Self.ann) == .issueCode)
    }

    /// OpenID Connect Core §3.1.2.1: whoever else signs in, the app is told; it is not asked for ever.
    @Test func refusesWhoSignedInInsteadOfWhomTheHintNames() throws {
        #expect(Self.refusal(try Self.step(isFresh: true, hinted: AccountID("bob"))) == .loginRequired)
    }

    @Test func asksForConsent() throws {
        #expect(try Self.step(consented: []) == .askConsent)
        #expect(try Self.step(consented: ["openid"]) == .askConsent)
        #expect(try Self.step([("prompt", "consent")]) == .askConsent)
        #expect(try Self.step([("scope", "openid offline_access")]) == .askConsent)
        #expect(try Self.step([("prompt", "login")], isFresh: true, consented: []) == .askConsent)
    }

    @Test func refusesInsteadOfAskingWhenNothingMayBeShown() throws {
        let none = [("prompt", "none")]
        #expect(Self.refusal(try Self.step(none, account: nil)) == .loginRequired)
        #expect(Self.refusal(try Self.step(none, hinted: AccountID("bob"))) == .loginRequired)
        #expect(Self.refusal(try Self.step(none + [("max_age", "5")], secondsAgo: 6)) == .loginRequired)
        #expect(Self.refusal(try Self.step(none, consented: ["openid"])) == .consentRequired)
        #expect(Self.refusal(try Self.step(none + [("scope", "openid offline_access")])) == .consentRequired)
    }
}
