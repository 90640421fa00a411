import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// The owner of an account is told of a sign-in from where there was none lately.
@Suite struct NewSignInTests {
    private static let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    private static let updated = "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0"
    private static let edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0"
    private static let subject = "A new sign-in to your account"

    private static func count(_ scene: AuthorizeScene) async throws -> Int {
        try await scene.server.sentMails().count { $0.subject == Self.subject }
    }

    @Test func tellsOfABrowserThatIsNew() async throws {
        try await AuthorizeScene.run { scene async throws in
            for agent in [Self.firefox, Self.updated, Self.firefox] { _ = try await scene.portalBrowser(as: agent) }
            #expect(try await Self.count(scene) == 0)
            for _ in 1...2 { _ = try await scene.portalBrowser(as: Self.edge) }
            #expect(try await Self.count(scene) == 1)
            let mail = try #require(try await scene.mail(Self.subject))
            #expect(mail.text.contains("Edge on Windows") && mail.text.contains("2026-01-01T00:00:00Z"))
            #expect(mail.text.contains("/account/security"))
            scene.server.clock.advance(by: 90 * 86_400 + 1)
            _ = try await scene.portalBrowser(as: Self.edge)
            #expect(try await Self.count(scene) == 2)
        }
    }

    @Test func tellsNobodyOfAWrongPasswordOrTheirOwnSignUp() async throws {
        try await AuthorizeScene.run { scene async throws in
            _ = try await scene.portalBrowser(as: Self.firefox)
            _ = try await scene.portalBrowser(password: "wrong", as: Self.edge)
            let browser = scene.browser
            let page = try await browser.get(try await scene.signUp(in: browser).location)
            _ = try await browser.submit(page, to: "/sign-up/code", [("code", try await scene.mailedCode())])
            #expect(try await Self.count(scene) == 0)
        }
    }

    @Test func showsWhatABrowserCallsItselfAsTextOnly() async throws {
        try await AuthorizeScene.run { scene async throws in
            _ = try await scene.portalBrowser(as: "<svg onload=alert(1)>\"'")
            let browser = try await scene.portalBrowser(as: "<b>Firefox/1</b> X11; Linux")
            let html = try await browser.get("/account/security").text
            #expect(!html.contains("<svg onload") && !html.contains("<b>Firefox/1"))
            #expect(html.contains("Another browser") && html.contains("Firefox on Linux"))
        }
    }
}
