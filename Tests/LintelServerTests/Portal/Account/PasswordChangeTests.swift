import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Who knows the password chooses another one.
@Suite struct PasswordChangeTests {
    private static let path = "/account/password"
    private static let password = AuthorizeScene.newPassword

    private static func fields(_ current: String = TestServer.password, _ new: String = Self.password) -> [(
        String, String
    )] {
        [("current_password", current), ("password", new)]
    }

    @Test func changesThePasswordAndSignsOutEverywhereElse_C04() async throws {
        try await AuthorizeScene.run { scene async throws in
            let (other, browser) = (try await scene.portalBrowser(), try await scene.portalBrowser())
            let before = try #require(browser.jar["lintel_session"])
            let done = try await scene.send(Self.fields(), to: Self.path, from: Self.path, in: browser)
            expectDone(done, "/account/security?done=password")
            let after = try #require(browser.jar["lintel_session"])
            #expect(before != after)
            #expect(try await browser.get(done.location).text.contains("Your password is changed."))
            #expect(try await !scene.isSignedIn(other))
            // The id from before opens nothing.
            browser.jar["lintel_session"] = before
            #expect(try await !scene.isSignedIn(browser))
            #expect(try await scene.signIn(in: scene.browser).status == .forbidden)
            #expect(try await scene.signIn(in: scene.browser, password: Self.password).location == "/apps")
            let mail = try #require(try await scene.mail("Your password was changed"))
            #expect(mail.text.contains("/account/security") && !mail.text.contains(Self.password))
            #expect(try await scene.auditKinds().contains(.passwordChanged))
        }
    }

    @Test func refusesAWrongCurrentPassword() async throws {
        try await AuthorizeScene.run { scene async throws in
            let (other, browser) = (try await scene.portalBrowser(), try await scene.portalBrowser())
            for wrong in ["", "wrong", String(repeating: "x", count: 5_000)] {
                let answer = try await scene.send(Self.fields(wrong), to: Self.path, from: Self.path, in: browser)
                expectFieldError(answer, "current_password", "not your current password")
                #expect(!answer.text.contains(Self.password))
            }
            #expect(try await scene.isSignedIn(other))
            #expect(try await scene.mail("Your password was changed") == nil)
            #expect(try await scene.auditKinds().filter { $0 == .passwordRefused }.count == 3)
        }
    }

    @Test(arguments: ["", "short 7", "password2024!", "ann@example.org", "Ann Example", "lintel lintel"])
    func refusesAnUnfitPassword(_ password: String) async throws {
        try await AuthorizeScene.run { scene async throws in
            let browser = try await scene.portalBrowser()
            let fields = Self.fields(TestServer.password, password)
            expectFieldError(try await scene.send(fields, to: Self.path, from: Self.path, in: browser), "password")
            #expect(try await scene.signIn(in: scene.browser).location == "/apps")
        }
    }

    @Test func countsWrongPasswordsAsTheSignInDoes() async throws {
        try await AuthorizeScene.run(["throttle.enabled": "true"]) { scene async throws in
            let browser = try await scene.portalBrowser()
            for _ in 1...5 {
                _ = try await scene.send(Self.fields("wrong"), to: Self.path, from: Self.path, in: browser)
            }
            let answer = try await scene.send(Self.fields(), to: Self.path, from: Self.path, in: browser)
            expectPage(answer, "sign_in_throttled", status: .tooManyRequests)
            #expect(answer.headers[.retryAfter] != nil)
        }
    }
}
