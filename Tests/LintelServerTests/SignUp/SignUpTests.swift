import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelServer
import LintelStorage
import LintelTesting
import LintelTokens
import Testing

/// People make accounts for themselves, proved by a mailed code.
@Suite struct SignUpTests {
    @Test func makesAnAccountAndGoesOnToTheApp() async throws {
        try await AuthorizeScene.run { scene async throws in
            let browser = scene.browser
            let signIn = try await browser.get(try await scene.open(scene.request(), in: browser).location)
            let link = try #require(signIn.text.firstMatch(of: /href="(\/sign-up\?t=[^"]+)"/)).output.1
            browser.jar["lintel_session"] = "planted"
            let accepted = try await scene.signUp(in: browser, from: String(link))
            #expect(accepted.status == .seeOther)
            let codePage = try await browser.get(accepted.location)
            #expect(codePage.text.contains("<b>eve@example.org</b>"))
            #expect(try await scene.account() == nil)
            let done = try await browser.submit(codePage, to: "/sign-up/code", [("code", try await scene.mailedCode())])
            #expect(browser.jar["lintel_session"] != "planted")
            let account = try #require(try await scene.account())
            #expect(account.name == "Eve New" && account.email == "eve@example.org" && account.isEmailVerified)
            #expect(!account.isOperator)
            let consent = try await browser.get(done.location)
            expectConsentPage(consent)
            let allowed = try await browser.submit(consent, to: "/consent", [("decision", "allow")])
            expectCode(allowed, at: AuthorizeScene.nativeURI)
            // And the password that was chosen works.
            let other = scene.browser
            expectCode(
                try await other.authorize(
                    scene.request(),
                    email: AuthorizeScene.newEmail,
                    password: AuthorizeScene.newPassword
                ),
                at: AuthorizeScene.nativeURI,
            )
            let kinds = try await scene.auditKinds()
            for kind: AuditEvent.Kind in [.emailCodeSent, .accountCreated, .signedIn] { #expect(kinds.contains(kind)) }
        }
    }

    @Test func endsOnTheFrontPageWithoutAnApp() async throws {
        try await AuthorizeScene.run { scene async throws in
            let browser = scene.browser
            let page = try await browser.get(try await scene.signUp(in: browser).location)
            let code = try await scene.mailedCode()
            // People copy spaces along.
            let done = try await browser.submit(
                page,
                to: "/sign-up/code",
                [("code", " \(code.prefix(3)) \(code.suffix(3))")]
            )
            #expect(done.location == "/apps")
            #expect(try await browser.get("/").location == "/apps")
        }
    }

    @Test func usesEachCodeOnce() async throws {
        try await AuthorizeScene.run { scene async throws in
            let browser = scene.browser
            let page = try await browser.get(try await scene.signUp(in: browser).location)
            let code = try await scene.mailedCode()
            _ = try await browser.submit(page, to: "/sign-up/code", [("code", code)])
            let again = try await browser.submit(page, to: "/sign-up/code", [("code", code)])
            expectRefused(again, "cannot be used")
        }
    }

    @Test func refusesTheRightCodeAfterFiveWrongOnes() async throws {
        try await AuthorizeScene.run { scene async throws in
            let browser = scene.browser
            let page = try await browser.get(try await scene.signUp(in: browser).location)
            let (right, wrong) = (try await scene.mailedCode(), try await scene.wrongCode())
            for sentence in ["4 more times", "3 more times", "2 more times", "once more", "another one sent"] {
                expectRefused(try await browser.submit(page, to: "/sign-up/code", [("code", wrong)]), sentence)
            }
            expectRefused(try await browser.submit(page, to: "/sign-up/code", [("code", right)]), "cannot be used")
            #expect(try await scene.account() == nil)
            #expect(try await scene.auditKinds().count { $0 == .emailCodeRefused } == 6)
        }
    }

    @Test func countsNoTryForWhatIsNoCode() async throws {
        try await AuthorizeScene.run { scene async throws in
            let browser = scene.browser
            let page = try await browser.get(try await scene.signUp(in: browser).location)
            for typed in ["", "12345", "abcdef", "1234567", "１２３４５６", "0x1234"] {
                expectRefused(try await browser.submit(page, to: "/sign-up/code", [("code", typed)]), "six digits")
            }
            expectRefused(
                try await browser.submit(page, to: "/sign-up/code", [("code", try await scene.wrongCode())]),
                "4 more times",
            )
        }
    }

    @Test func refusesAnExpiredCode() async throws {
        try await AuthorizeScene.run { scene async throws in
            let browser = scene.browser
            let page = try await browser.get(try await scene.signUp(in: browser).location)
            let code = try await scene.mailedCode()
            scene.server.clock.advance(by: 600)
            expectRefused(try await browser.submit(page, to: "/sign-up/code", [("code", code)]), "cannot be used")
            expectRefused(try await browser.submit(page, to: "/sign-up/resend", []), "begin again")
            #expect(try await scene.account() == nil)
        }
    }

    @Test func refusesACodeInAnotherBrowser() async throws {
        try await AuthorizeScene.run { scene async throws in
            let (browser, thief) = (scene.browser, scene.browser)
            let page = try await browser.get(try await scene.signUp(in: browser).location)
            let code = try await scene.mailedCode()
            expectPage(
                try await thief.submit(page, to: "/sign-up/code", [("code", code)]),
                "form_expired",
                status: .forbidden
            )
            // Nor in a browser that asks for a code of its own for the address.
            let own = try await thief.get(try await scene.signUp(in: thief).location)
            expectRefused(try await thief.submit(own, to: "/sign-up/code", [("code", code)]), "4 more times")
            let done = try await browser.submit(page, to: "/sign-up/code", [("code", code)])
            #expect(done.location == "/apps")
        }
    }

    @Test(arguments: ["/sign-up", "/sign-up/code", "/sign-up/resend", "/recover", "/recover/code"])
    func refusesForgedForms(_ path: String) async throws {
        try await AuthorizeScene.run { scene async throws in
            let (browser, foreign) = (scene.browser, scene.browser)
            let page = try await browser.get(try await scene.signUp(in: browser).location)
            let hidden = TestBrowser.hiddenFields(page.text)
            let other = TestBrowser.hiddenFields(try await foreign.get("/sign-up").text)
            let code = try await scene.mailedCode()
            for name in ["csrf", "t"] {
                let good = hidden.filter { $0.0 != name } + AuthorizeScene.signUp() + [("code", code)]
                for value in ["", "x", other.first { $0.0 == name }?.1 ?? ""] {
                    let answer = try await browser.send(.post, path, form: good + [(name, value)])
                    expectPage(answer, "form_expired", status: .forbidden, "\(name) \(value)")
                }
            }
            #expect(try await scene.account() == nil)
            #expect(try await scene.server.sentMails().count == 1)
        }
    }

    @Test func tellsUsedAndFreeAddressesAlike() async throws {
        try await AuthorizeScene.run { scene async throws in
            var answers: [(TestResponse, TestResponse, TestResponse)] = []
            for email in [AuthorizeScene.newEmail, AuthorizeScene.email] {
                let browser = scene.browser
                let accepted = try await scene.signUp(in: browser, with: [("email", email)])
                let page = try await browser.get(accepted.location)
                let refused = try await browser.submit(page, to: "/sign-up/code", [("code", "000000")])
                answers.append((accepted, page, refused))
            }
            #expect(answers[0].0.status == answers[1].0.status)
            #expect(
                answers[0].0.location.hasPrefix("/sign-up/code?t=")
                    && answers[1].0.location.hasPrefix("/sign-up/code?t=")
            )
            #expect(Self.shape(answers[0].1) == Self.shape(answers[1].1))
            #expect(Self.shape(answers[0].2) == Self.shape(answers[1].2))
            let mail = try await scene.lastMail(to: AuthorizeScene.email)
            #expect(mail.subject == "You have an account already")
            #expect(mail.text.contains("http://localhost:8080/recover") && AuthorizeScene.code(in: mail.text) == nil)
            // The password in the form was not taken over.
            expectCode(try await scene.browser.authorize(scene.request()), at: AuthorizeScene.nativeURI)
        }
    }

    @Test func refusesTheDomainOfServiceIdentities() async throws {
        try await AuthorizeScene.run { scene async throws in
            let answer = try await scene.signUp(in: scene.browser, with: [("email", "x@apps.localhost")])
            expectRefused(answer, "it is taken", field: "email")
            let recovery = try await scene.recover(in: scene.browser, email: "x@apps.localhost")
            #expect(recovery.location.hasPrefix("/recover/code?t="))
            #expect(try await scene.server.sentMails().isEmpty)
        }
    }

    @Test(arguments: [
        ("name", "", "name"), ("name", "Eve\r\nBcc: all@example.org", "name"), ("name", "\u{202E}evE", "name"),
        ("name", String(repeating: "e", count: 129), "name"), ("email", "", "email"), ("email", "eve", "email"),
        ("email", "eve@example.org\r\nBcc: all@example.org", "email"),
        ("email", "eve@example.org, a@b.example", "email"),
        ("password", "", "password"), ("password", "short 7", "password"), ("password", "password2024!", "password"),
        ("password", "manchesterunited", "password"), ("password", "EVE@example.org", "password"),
        ("password", "Eve New!", "terms"),
    ])
    func saysWhatIsWrongBesideTheField(_ name: String, _ value: String, _ field: String) async throws {
        try await AuthorizeScene.run { scene async throws in
            let terms = field == "terms" ? [("terms", "")] : []
            let answer = try await scene.signUp(in: scene.browser, with: [(name, value)] + terms)
            expectRefused(answer, field: field)
            if name != "name" { #expect(answer.text.contains("value=\"Eve New\"")) }
            if name != "email" { #expect(answer.text.contains("value=\"eve@example.org\"")) }
            #expect(!answer.text.contains(AuthorizeScene.newPassword))
            #expect(try await scene.server.sentMails().isEmpty)
        }
    }

    @Test func takesAThousandCharactersAndNoMore() async throws {
        try await AuthorizeScene.run { scene async throws in
            let longest = String((0..<1000).map { Character(Unicode.Scalar(UInt8(97 + $0 % 26))) })
            expectRefused(
                try await scene.signUp(in: scene.browser, with: [("password", longest + "x")]),
                "at most 1000 characters",
                field: "password",
            )
            let browser = scene.browser
            let page = try await browser.get(
                try await scene.signUp(in: browser, with: [("password", longest)]).location
            )
            _ = try await browser.submit(page, to: "/sign-up/code", [("code", try await scene.mailedCode())])
            let email = AuthorizeScene.newEmail
            let cut = try await scene.browser.authorize(
                scene.request(),
                email: email,
                password: String(longest.dropLast())
            )
            #expect(cut.status == .forbidden)
            expectCode(
                try await scene.browser.authorize(scene.request(), email: email, password: longest),
                at: AuthorizeScene.nativeURI,
            )
        }
    }

    @Test func sendsAnotherCodeInThePlaceOfTheFirst() async throws {
        try await AuthorizeScene.run { scene async throws in
            let browser = scene.browser
            let page = try await browser.get(try await scene.signUp(in: browser).location)
            let first = try await scene.mailedCode()
            expectRefused(try await browser.submit(page, to: "/sign-up/resend", []), "in 30 seconds")
            scene.server.clock.advance(by: 30)
            let resent = try await browser.submit(page, to: "/sign-up/resend", [])
            #expect(resent.status == .ok && resent.text.contains("We have sent another code"))
            let second = try await scene.mailedCode()
            expectRefused(try await browser.submit(page, to: "/sign-up/resend", []), "in 60 seconds")
            if first != second { expectRefused(try await browser.submit(page, to: "/sign-up/code", [("code", first)])) }
            #expect(try await browser.submit(page, to: "/sign-up/code", [("code", second)]).location == "/apps")
            #expect(try await scene.account()?.name == "Eve New")
        }
    }

    @Test func sendsNoMoreThanFiveMailsAnHour() async throws {
        try await AuthorizeScene.run { scene async throws in
            for _ in 0..<5 { #expect(try await scene.signUp(in: scene.browser).status == .seeOther) }
            let held = try await scene.signUp(in: scene.browser)
            expectPage(held, "email_code_throttled", status: .tooManyRequests)
            #expect(held.headers[.retryAfter] == "3600")
            let recovery = try await scene.recover(in: scene.browser, email: AuthorizeScene.newEmail)
            expectPage(recovery, "email_code_throttled", status: .tooManyRequests)
            #expect(try await scene.server.sentMails().count == 5)
            #expect(try await scene.signUp(in: scene.browser, with: [("email", "f@example.org")]).status == .seeOther)
            scene.server.clock.advance(by: 3600)
            #expect(try await scene.signUp(in: scene.browser).status == .seeOther)
        }
    }

    @Test func holdsBackAPlaceThatSendsTooManyForms() async throws {
        try await AuthorizeScene.run(["throttle.enabled": "true"]) { scene async throws in
            let browser = scene.browser
            let page = try await browser.get("/sign-up")
            for _ in 0..<60 { expectRefused(try await browser.submit(page, to: "/sign-up", [])) }
            let held = try await browser.submit(page, to: "/sign-up", AuthorizeScene.signUp())
            expectPage(held, "email_code_throttled", status: .tooManyRequests)
            #expect(held.headers[.retryAfter] == "600")
            #expect(try await scene.server.sentMails().isEmpty)
        }
    }

    @Test func mailsToTheAddressThatIsProved() async throws {
        try await AuthorizeScene.run { scene async throws in
            _ = try await scene.signUp(in: scene.browser, with: [("email", "Ｅve@Ｅxample.org")])
            #expect(try await scene.lastMail().recipient == "eve@example.org")
            _ = try await scene.signUp(in: scene.browser, with: [("email", "Eve@Example.org")])
            #expect(try await scene.lastMail().recipient == "Eve@Example.org")
        }
    }

    @Test func canBeSwitchedOff() async throws {
        try await AuthorizeScene.run(["sign_up.enabled": "false"]) { scene async throws in
            let browser = scene.browser
            let signIn = try await browser.get("/signin")
            #expect(!signIn.text.contains("/sign-up") && signIn.text.contains("/recover?t="))
            for path in ["/sign-up", "/sign-up/code"] {
                expectPage(try await browser.get(path), "sign_up_closed", status: .notFound)
            }
            for path in ["/sign-up", "/sign-up/code", "/sign-up/resend"] {
                let answer = try await browser.submit(signIn, to: path, AuthorizeScene.signUp())
                expectPage(answer, "sign_up_closed", status: .notFound)
            }
            #expect(try await scene.server.sentMails().isEmpty)
        }
    }

    @Test func showsTheTerms() async throws {
        try await AuthorizeScene.run { scene async throws in
            #expect(try await scene.browser.get("/sign-up").text.contains("href=\"/terms\""))
            #expect(try await scene.browser.get("/terms").text.contains("<h1>Terms of use</h1>"))
        }
    }

    @Test func writesNoCodeAndNoPasswordIntoTheDatabase() async throws {
        try await AuthorizeScene.run { scene async throws in
            _ = try await scene.signUp(in: scene.browser)
            let code = try await scene.mailedCode()
            let texts = try await scene.server.engine.read { transaction in
                try transaction.query("SELECT * FROM email_challenge").map { "\($0)" }
            }
            #expect(texts.count == 1)
            #expect(texts.allSatisfy { !$0.contains(code) && !$0.contains(AuthorizeScene.newPassword) })
            try await scene.server.parts.audit.flush()
            let events = try await scene.server.parts.stores.audit.newest(limit: 100)
            #expect(!events.isEmpty)
            #expect(events.allSatisfy { !"\($0)".contains(code) && !"\($0)".contains("eve@") })
        }
    }

    /// Without the address and the hidden fields, which are random and stand in links too.
    private static func shape(_ response: TestResponse) -> String {
        var text = response.text
        for field in TestBrowser.hiddenFields(text) { text = text.replacing(field.1, with: "HIDDEN") }
        for email in [AuthorizeScene.email, AuthorizeScene.newEmail] { text = text.replacing(email, with: "EMAIL") }
        return text.split(separator: "?t=").map { $0.drop { $0 != "\"" } }.joined(separator: "?t=")
    }
}

/// Expects the form again, with a message beside a field.
func expectRefused(
    _ response: TestResponse,
    _ sentence: String = "",
    field: String? = nil,
    at location: SourceLocation = #_sourceLocation,
) {
    #expect(response.status == .unprocessableContent, sourceLocation: location)
    #expect(response.text.contains("ping-error"), sourceLocation: location)
    if !sentence.isEmpty { #expect(response.text.contains(sentence), sourceLocation: location) }
    if let field { #expect(response.text.contains("id=\"\(field)Error\""), sourceLocation: location) }
}
