import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Another address, proved by a mailed code.
@Suite struct EmailChangeTests {
    private static let email = "ann.new@example.org"
    private static let code = "/account/email/code"

    /// Begins a change; what its second page needs.
    private static func begin(_ scene: AuthorizeScene, in browser: TestBrowser, to email: String = Self.email)
        async throws -> (page: TestResponse, code: String)
    {
        let accepted = try await scene.beginEmailChange(to: email, in: browser)
        #expect(accepted.status == .seeOther && accepted.location.hasPrefix("/account/email/code?change="))
        let page = try await browser.get(accepted.location)
        #expect(page.status == .ok)
        let mail = try await scene.lastMail(to: email)
        return (page, AuthorizeScene.code(in: mail.text) ?? "")
    }

    @Test func movesTheAccountToTheNewAddress_C04() async throws {
        try await AuthorizeScene.run { scene async throws in
            let (other, browser) = (try await scene.portalBrowser(), try await scene.portalBrowser())
            let (page, code) = try await Self.begin(scene, in: browser, to: "Ann.New@Example.org")
            #expect(page.text.contains("<b>Ann.New@Example.org</b>"))
            #expect(try await scene.account(Self.email) == nil)
            let before = browser.jar["lintel_session"]
            let done = try await browser.submit(page, to: Self.code, [("code", code)])
            expectDone(done, "/account?done=email")
            #expect(browser.jar["lintel_session"] != before)
            #expect(try await browser.get(done.location).text.contains("<b>Ann.New@Example.org</b>"))
            let account = try #require(try await scene.account(Self.email))
            #expect(account.id == scene.ann.id && account.email == "Ann.New@Example.org" && account.isEmailVerified)
            #expect(try await scene.account(AuthorizeScene.email) == nil)
            #expect(try await !scene.isSignedIn(other))
            #expect(try await scene.signIn(in: scene.browser).status == .forbidden)
            #expect(try await scene.signIn(in: scene.browser, Self.email).location == "/apps")
            let mail = try #require(try await scene.mail("Your e-mail address was changed"))
            #expect(mail.text.contains("/recover") && mail.text.contains("Ann.New@Example.org"))
            let kinds = try await scene.auditKinds()
            #expect(kinds.contains(.emailChanged) && kinds.contains(.emailCodeSent))
        }
    }

    @Test func tellsTakenAndFreeAddressesAlike_C10() async throws {
        try await AuthorizeScene.run { scene async throws in
            _ = try await scene.server.makeAccount("bob@example.org", name: "Bob")
            for email in ["bob@example.org", "free@example.org"] {
                let browser = try await scene.portalBrowser()
                let (page, code) = try await Self.begin(scene, in: browser, to: email)
                #expect(code.isEmpty == (email == "bob@example.org"))
                let fields = [("code", code == "000000" ? "111111" : "000000")]
                let answer = try await browser.submit(page, to: Self.code, fields)
                expectFieldError(answer, "code", "4 more times")
            }
            #expect(try await scene.mail("This address has an account", to: "bob@example.org") != nil)
            #expect(try await scene.account("bob@example.org")?.name == "Bob")
        }
    }

    @Test func refusesAnAddressThatWasTakenMeanwhile() async throws {
        try await AuthorizeScene.run { scene async throws in
            let browser = try await scene.portalBrowser()
            let (page, code) = try await Self.begin(scene, in: browser)
            _ = try await scene.server.makeAccount(Self.email, name: "Quicker")
            expectFieldError(try await browser.submit(page, to: Self.code, [("code", code)]), "code", "by now")
            #expect(try await scene.account(AuthorizeScene.email) == scene.ann)
        }
    }

    @Test(arguments: ["", "ann", "a@b@c", "ann@example.org\r\nBcc: x@example.org", "ANN@example.org"])
    func asksAgainForAnAddressThatIsNoOther(_ email: String) async throws {
        try await AuthorizeScene.run { scene async throws in
            let browser = try await scene.portalBrowser()
            expectFieldError(try await scene.beginEmailChange(to: email, in: browser), "email")
            #expect(try await scene.server.sentMails().isEmpty)
        }
    }

    @Test func giveNobodyAServiceIdentitysAddress() async throws {
        try await AuthorizeScene.run { scene async throws in
            let browser = try await scene.portalBrowser()
            let email = "x@" + scene.server.parts.reservedDomain.name
            expectFieldError(try await scene.beginEmailChange(to: email, in: browser), "email")
        }
    }

    @Test func refusesAWrongPassword() async throws {
        try await AuthorizeScene.run { scene async throws in
            let browser = try await scene.portalBrowser()
            let answer = try await scene.beginEmailChange(to: Self.email, password: "wrong", in: browser)
            expectFieldError(answer, "current_password")
            #expect(answer.text.contains("value=\"\(Self.email)\""))
            #expect(try await scene.server.sentMails().isEmpty)
        }
    }

    @Test func refusesTheRightCodeAfterFiveWrongOnesASecondTimeAndTooLate_C13() async throws {
        try await AuthorizeScene.run { scene async throws in
            let browser = try await scene.portalBrowser()
            var (page, right) = try await Self.begin(scene, in: browser)
            let wrong = right == "111111" ? "222222" : "111111"
            for code in Array(repeating: wrong, count: 5) + [right] {
                expectFieldError(try await browser.submit(page, to: Self.code, [("code", code)]), "code")
            }
            scene.server.clock.advance(by: 60)
            (page, right) = try await Self.begin(scene, in: browser, to: "second@example.org")
            scene.server.clock.advance(by: 600)
            expectFieldError(try await browser.submit(page, to: Self.code, [("code", right)]), "code", "cannot be used")
            (page, right) = try await Self.begin(scene, in: browser, to: "third@example.org")
            expectDone(try await browser.submit(page, to: Self.code, [("code", right)]), "/account?done=email")
            // The form belongs to the session that asked, which has another id now.
            expectPage(
                try await browser.submit(page, to: Self.code, [("code", right)]),
                "form_expired",
                status: .forbidden,
            )
            #expect(try await scene.account("third@example.org")?.id == scene.ann.id)
        }
    }

    /// A code of one purpose, address or browser is never one of another.
    @Test func takesNoCodeOfAnotherPurposeOrAddress_C13() async throws {
        try await AuthorizeScene.run { scene async throws in
            let browser = try await scene.portalBrowser()
            let signUp = try await scene.signUp(in: browser, with: [("email", Self.email)])
            let signUpCode = try #require(AuthorizeScene.code(in: try await scene.lastMail(to: Self.email).text))
            let other = try await Self.begin(scene, in: browser, to: "other@example.org")
            let (page, code) = try await Self.begin(scene, in: browser)
            for foreign in [signUpCode, other.code] where foreign != code {
                expectFieldError(try await browser.submit(page, to: Self.code, [("code", foreign)]), "code")
            }
            if signUpCode != code {
                let form = try await browser.get(signUp.location)
                expectRefused(try await browser.submit(form, to: "/sign-up/code", [("code", code)]))
            }
        }
    }

    @Test func goesOnWithNobodyElsesChange_C15() async throws {
        try await AuthorizeScene.run { scene async throws in
            _ = try await scene.server.makeAccount("bob@example.org", name: "Bob")
            let ann = try await scene.portalBrowser()
            let accepted = try await scene.beginEmailChange(to: Self.email, in: ann)
            let code = try await scene.mailedCode()
            let change = String(accepted.location.split(separator: "=").last ?? "")
            // Without a change, with a made-up one, and in another browser.
            let bob = try await scene.portalBrowser("bob@example.org")
            for sealed in ["", "x", change] {
                let path = Self.code + (sealed.isEmpty ? "" : "?change=\(sealed)")
                expectPage(try await bob.get(path), "form_expired", status: .forbidden)
                let fields = [("change", sealed), ("code", code)]
                let answer = try await scene.send(fields, to: Self.code, from: "/account", in: bob)
                expectPage(answer, "form_expired", status: .forbidden)
            }
            // Somebody else who signs in on the same browser.
            try await scene.signIn(in: ann, "bob@example.org")
            let fields = [("change", change), ("code", code)]
            for path in [Self.code, "/account/email/resend"] {
                let answer = try await scene.send(fields, to: path, from: "/account", in: ann)
                expectPage(answer, "form_expired", status: .forbidden)
            }
            // The sealed change is none of the sign-in's.
            expectPage(try await ann.get("/signin/password?t=\(change)"), "form_expired", status: .forbidden)
            expectPage(try await ann.get("/recover/code?t=\(change)"), "form_expired", status: .forbidden)
            #expect(try await scene.account(Self.email) == nil)
        }
    }

    @Test func sendsAnotherCodeInThePlaceOfTheLastOne() async throws {
        try await AuthorizeScene.run { scene async throws in
            let browser = try await scene.portalBrowser()
            let (page, first) = try await Self.begin(scene, in: browser)
            expectFieldError(try await browser.submit(page, to: "/account/email/resend", []), "code", "30 seconds")
            scene.server.clock.advance(by: 30)
            let sent = try await browser.submit(page, to: "/account/email/resend", [])
            #expect(sent.status == .ok && sent.text.contains("another code"))
            let codes = try await scene.server.sentMails().filter { $0.recipient == Self.email }
                .compactMap { AuthorizeScene.code(in: $0.text) }
            #expect(codes.count == 2)
            let second = try #require(codes.first { $0 != first } ?? codes.first)
            expectDone(try await browser.submit(sent, to: Self.code, [("code", second)]), "/account?done=email")
        }
    }
}
