import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// A forgotten password is replaced by a mailed code.
@Suite struct RecoveryTests {
    private static let password = AuthorizeScene.newPassword

    @Test func setsThePasswordAndEndsWhatTheOldOneHadOpened() async throws {
        try await AuthorizeScene.run { scene async throws in
            let old = scene.browser
            let offline = scene.request(with: [("scope", "openid offline_access")])
            let code = try #require(try await old.authorize(offline).answer["code"])
            let tokens = try await scene.client.exchange(code, app: scene.native, redirectURI: AuthorizeScene.nativeURI)
            let (access, refresh) = (
                tokens.json["access_token"]?.stringValue, tokens.json["refresh_token"]?.stringValue
            )

            let browser = scene.browser
            let start = try await browser.get(try await scene.open(scene.request(), in: browser).location)
            let link = try #require(start.text.firstMatch(of: /href="(\/recover\?t=[^"]+)"/)).output.1
            let page = try await browser.get(try await scene.recover(in: browser, from: String(link)).location)
            let fields = [("code", try await scene.mailedCode()), ("password", Self.password)]
            let done = try await browser.submit(page, to: "/recover/code", fields)
            #expect(done.location.hasPrefix("/connect/authorize/continue?t="))
            let consented = try await browser.get(done.location)
            expectConsentPage(consented)

            let silent = try await scene.open(scene.request(with: [("prompt", "none")]), in: old)
            expectError(silent, "login_required")
            let refreshed = try await scene.client.refresh(try #require(refresh), app: scene.native)
            #expect(refreshed.json["error"]?.stringValue == "invalid_grant")
            #expect(try await scene.client.get("/connect/userinfo", bearer: access).status == .unauthorized)
            #expect(try await scene.browser.authorize(scene.request()).status == .forbidden)
            let again = try await scene.browser.authorize(
                scene.request(),
                email: AuthorizeScene.email,
                password: Self.password
            )
            expectCode(again, at: AuthorizeScene.nativeURI)
            let mail = try await scene.lastMail()
            #expect(mail.subject == "Your password was changed" && mail.recipient == AuthorizeScene.email)
            let kinds = try await scene.auditKinds()
            #expect(kinds.contains(.accountRecovered) && kinds.contains(.emailCodeSent))
        }
    }

    @Test func tellsUnknownAndKnownAddressesAlike() async throws {
        try await AuthorizeScene.run { scene async throws in
            _ = try await scene.server.makeAccount("off@example.org", name: "Off")
            let off = try EmailKey("off@example.org")
            _ = try await scene.server.parts.stores.accounts.disable(
                off,
                at: scene.server.clock.now,
                denyUntil: scene.server.clock.now + 3_600
            )
            for email in [AuthorizeScene.email, "nobody@example.org", "off@example.org"] {
                let browser = scene.browser
                let accepted = try await scene.recover(in: browser, email: email)
                #expect(accepted.status == .seeOther && accepted.location.hasPrefix("/recover/code?t="))
                let page = try await browser.get(accepted.location)
                #expect(page.status == .ok)
                let fields = [("code", "000000"), ("password", Self.password)]
                expectRefused(
                    try await browser.submit(page, to: "/recover/code", fields),
                    "4 more times",
                    field: "code"
                )
                let mail = try await scene.lastMail()
                #expect(mail.recipient == email)
                let hasCode = email == AuthorizeScene.email
                #expect((AuthorizeScene.code(in: mail.text) != nil) == hasCode)
                #expect(mail.subject == (hasCode ? "Your code for a new password" : "No account with this address"))
            }
            #expect(try await scene.account("nobody@example.org") == nil)
        }
    }

    @Test func usesNoCodeUpForAnUnfitPassword() async throws {
        try await AuthorizeScene.run { scene async throws in
            let browser = scene.browser
            let page = try await browser.get(try await scene.recover(in: browser).location)
            let code = try await scene.mailedCode()
            for password in ["", "short 7", "password2024!", "ann@example.org", "Ann Example"] {
                let answer = try await browser.submit(
                    page,
                    to: "/recover/code",
                    [("code", code), ("password", password)]
                )
                expectRefused(answer, field: "password")
            }
            let done = try await browser.submit(
                page,
                to: "/recover/code",
                [("code", code), ("password", Self.password)]
            )
            #expect(done.location == "/apps")
        }
    }

    @Test func refusesTheRightCodeAfterFiveWrongOnes() async throws {
        try await AuthorizeScene.run { scene async throws in
            let browser = scene.browser
            let page = try await browser.get(try await scene.recover(in: browser).location)
            let (right, wrong) = (try await scene.mailedCode(), try await scene.wrongCode())
            for code in Array(repeating: wrong, count: 5) + [right] {
                let fields = [("code", code), ("password", Self.password)]
                expectRefused(try await browser.submit(page, to: "/recover/code", fields), field: "code")
            }
            expectCode(try await scene.browser.authorize(scene.request()), at: AuthorizeScene.nativeURI)
        }
    }

    @Test func refusesACodeThatIsExpiredOrForAnotherPurposeOrBrowser() async throws {
        try await AuthorizeScene.run { scene async throws in
            let browser = scene.browser
            let page = try await browser.get(try await scene.recover(in: browser).location)
            let fields = [("code", try await scene.mailedCode()), ("password", Self.password)]
            expectRefused(try await browser.submit(page, to: "/sign-up/code", fields), "cannot be used")
            let thief = scene.browser
            expectPage(try await thief.submit(page, to: "/recover/code", fields), "form_expired", status: .forbidden)
            scene.server.clock.advance(by: 600)
            expectRefused(try await browser.submit(page, to: "/recover/code", fields), "cannot be used")
        }
    }

    @Test(arguments: ["", "ann", "ann@example.org\r\nBcc: all@example.org", "<svg>@example.org"])
    func asksAgainForWhatIsNoAddress(_ email: String) async throws {
        try await AuthorizeScene.run { scene async throws in
            let answer = try await scene.recover(in: scene.browser, email: email)
            expectRefused(answer, field: "email")
            #expect(!answer.text.contains("<svg>"))
            #expect(try await scene.server.sentMails().isEmpty)
        }
    }

    @Test func worksWhereSignUpIsSwitchedOff() async throws {
        try await AuthorizeScene.run(["sign_up.enabled": "false"]) { scene async throws in
            let browser = scene.browser
            let page = try await browser.get(try await scene.recover(in: browser).location)
            let fields = [("code", try await scene.mailedCode()), ("password", Self.password)]
            #expect(try await browser.submit(page, to: "/recover/code", fields).location == "/apps")
        }
    }
}
