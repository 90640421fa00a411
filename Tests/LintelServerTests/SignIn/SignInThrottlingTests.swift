import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// The back-off after wrong passwords, as a browser meets it.
@Suite struct SignInThrottlingTests {
    private static let settings = ["throttle.enabled": "true"]

    private static func signIn(
        _ scene: AuthorizeScene,
        _ password: String = "not the password",
        email: String = AuthorizeScene.email,
    ) async throws -> TestResponse {
        let browser = scene.browser
        let start = try await scene.open(scene.request(), in: browser)
        return try await browser.signIn(from: start, email: email, password: password)
    }

    @Test func holdsBackAfterFiveWrongPasswordsAndNotForEver_C11() async throws {
        try await AuthorizeScene.run(Self.settings) { scene async throws in
            for _ in 0..<5 { #expect(try await Self.signIn(scene).status == .forbidden) }
            let held = try await Self.signIn(scene)
            expectPage(held, "sign_in_throttled", status: .tooManyRequests)
            #expect(held.headers[.retryAfter] == "15")
            #expect(try await Self.signIn(scene, TestServer.password).status == .tooManyRequests)
            scene.server.clock.advance(by: 15)
            #expect(try await Self.signIn(scene, TestServer.password).status == .seeOther)
            // The right password clears the count.
            #expect(try await Self.signIn(scene).status == .forbidden)
        }
    }

    @Test func holdsBackUnknownAddressesAlike_C11() async throws {
        try await AuthorizeScene.run(Self.settings) { scene async throws in
            for _ in 0..<5 { #expect(try await Self.signIn(scene, email: "nobody@example.org").status == .forbidden) }
            let held = try await Self.signIn(scene, email: "nobody@example.org")
            expectPage(held, "sign_in_throttled", status: .tooManyRequests)
            #expect(held.headers[.retryAfter] == "15")
        }
    }

    @Test func countsAllSpellingsTogether_C12() async throws {
        try await AuthorizeScene.run(Self.settings) { scene async throws in
            for email in [
                "ann@example.org", "ANN@example.org", "Ann@Example.Org", " ann@example.org ", "ａｎｎ@example.org",
            ] {
                #expect(try await Self.signIn(scene, email: email).status == .forbidden)
            }
            #expect(try await Self.signIn(scene).status == .tooManyRequests)
        }
    }

    @Test func canBeSwitchedOff() async throws {
        try await AuthorizeScene.run { scene async throws in
            for _ in 0..<12 { #expect(try await Self.signIn(scene).status == .forbidden) }
            #expect(try await Self.signIn(scene, TestServer.password).status == .seeOther)
        }
    }
}
