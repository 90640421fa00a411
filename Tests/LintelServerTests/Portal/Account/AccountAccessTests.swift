import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Who comes to the pages of an account, and whose forms are taken.
@Suite struct AccountAccessTests {
    /// Every page that needs somebody who is signed in.
    private static let pages = [
        "/account", "/account/security", "/account/password", "/account/email", "/account/email/code",
        "/account/deactivate",
    ]

    /// Every form, filled in as it would work, with the page that it stands on.
    private static let forms: [(path: String, page: String, fields: [(String, String)])] = [
        ("/account", "/account", [("name", "Forged")]),
        ("/account/security/end-session", "/account/security", [("session", "OTHER")]),
        ("/account/security/end-other-sessions", "/account/security", []),
        ("/account/security/revoke-app", "/account/security", [("client_id", "NATIVE")]),
        (
            "/account/password", "/account/password",
            [("current_password", TestServer.password), ("password", "seven purple elephants")]
        ),
        (
            "/account/email", "/account/email",
            [("email", "new@example.org"), ("current_password", TestServer.password)]
        ),
        ("/account/email/code", "/account/email", [("change", "CHANGE"), ("code", "CODE")]),
        ("/account/email/resend", "/account/email", [("change", "CHANGE")]),
        ("/account/deactivate", "/account/deactivate", [("current_password", TestServer.password)]),
    ]

    @Test(arguments: Self.pages)
    func leadsOverTheSignInAndBack(_ path: String) async throws {
        try await AuthorizeScene.run { scene async throws in
            let browser = scene.browser
            let detour = try await browser.get(path)
            #expect(detour.status == .seeOther && detour.location.hasPrefix("/signin?t="))
            let back = try await browser.signIn(from: detour, email: AuthorizeScene.email)
            #expect(back.location == path)
            // The code's page cannot be begun with.
            let expected: HTTPResponse.Status = path == "/account/email/code" ? .forbidden : .ok
            #expect(try await browser.get(path).status == expected)
        }
    }

    @Test(arguments: [true, false])
    func takesNoFormWithoutItsToken_C01(_ isSignedIn: Bool) async throws {
        try await AuthorizeScene.run { scene async throws in
            let victim = try await scene.signedInBrowser()
            let other = try await scene.portalBrowser()
            let attacker = try await scene.portalBrowser()
            let reference = try #require(try await scene.references(in: victim).first)
            let began = try await scene.beginEmailChange(to: "new@example.org", in: victim)
            let change = try #require(began.location.split(separator: "=").last)
            let code = try await scene.mailedCode()
            let values = [
                "OTHER": reference, "NATIVE": scene.native.id.rawValue, "CHANGE": String(change), "CODE": code,
            ]
            let own = try await victim.get("/account/email").text
            let good = try #require(TestBrowser.hiddenFields(own).first { $0.0 == "csrf" }?.1)
            let foreign = TestBrowser.hiddenFields(try await attacker.get("/account/email").text)
            let forged = [nil, "", String(good.reversed()), foreign.first { $0.0 == "csrf" }?.1]
            if !isSignedIn { victim.jar["lintel_session"] = nil }
            for form in Self.forms {
                let fields = form.fields.map { ($0.0, values[$0.1] ?? $0.1) }
                for token in isSignedIn ? forged : forged + [good] {
                    let csrf = token.map { [("csrf", $0)] } ?? []
                    let answer = try await victim.send(.post, form.path, form: csrf + fields)
                    expectPage(answer, "form_expired", status: .forbidden, "\(form.path) \(token ?? "-")")
                }
            }
            let account = try #require(try await scene.account(AuthorizeScene.email))
            #expect(account.name == scene.ann.name && !account.isDisabled)
            #expect(try await scene.isSignedIn(other))
            let grants = scene.server.parts.stores.grants
            #expect(try await grants.consent(account: account.id, client: scene.native.id) != nil)
            #expect(try await scene.mail("Your password was changed") == nil)
            #expect(try await scene.account("new@example.org") == nil)
        }
    }

    /// A name is all that the form of the profile changes.
    @Test func ignoresFieldsThatNoFormHas_C14() async throws {
        try await AuthorizeScene.run { scene async throws in
            let browser = try await scene.portalBrowser()
            let extra = [
                ("email_verified", "true"), ("role", "administrator"), ("orgId", "x"), ("is_operator", "1"),
                ("email", "other@example.org"), ("account_id", "x"), ("disabled_at", "1"),
            ]
            let answer = try await scene.send(
                [("name", "  Ann Other ")] + extra,
                to: "/account",
                from: "/account",
                in: browser
            )
            expectDone(answer, "/account?done=name")
            var expected = scene.ann
            expected.name = "Ann Other"
            #expect(try await scene.account(AuthorizeScene.email) == expected)
            let organisations = scene.server.parts.stores.organisations
            #expect(try await organisations.memberships(of: expected.subject).isEmpty)
            let page = try await browser.get(answer.location)
            #expect(page.text.contains("Your name is changed.") && page.text.contains("value=\"Ann Other\""))
            #expect(try await scene.auditKinds().contains(.accountRenamed))
        }
    }

    @Test(arguments: ["", "   ", "a\u{202E}b", String(repeating: "x", count: 129)])
    func asksAgainForANameThatIsNone(_ name: String) async throws {
        try await AuthorizeScene.run { scene async throws in
            let browser = try await scene.portalBrowser()
            let answer = try await scene.send([("name", name)], to: "/account", from: "/account", in: browser)
            expectFieldError(answer, "name", "1 to 128 characters")
            #expect(try await scene.account(AuthorizeScene.email)?.name == scene.ann.name)
        }
    }

    @Test func knowsNoOtherWordOfWhatWasDone() async throws {
        try await AuthorizeScene.run { scene async throws in
            let browser = try await scene.portalBrowser()
            let page = try await browser.get("/account?done=%3Cb%3E")
            #expect(page.status == .ok && !page.text.contains("class=\"notice\"") && !page.text.contains("<b>&"))
        }
    }
}
