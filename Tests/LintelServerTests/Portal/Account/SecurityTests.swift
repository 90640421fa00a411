import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Where one is signed in, and what apps may do.
@Suite struct SecurityTests {
    private static let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    private static let edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0"
    private static let safari =
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1 Version/18.0 Safari/605.1"
    private static let page = "/account/security"

    @Test func listsTheSessionsAndMarksThisOne() async throws {
        try await AuthorizeScene.run { scene async throws in
            _ = try await scene.server.makeAccount("bob@example.org", name: "Bob")
            let stranger = try await scene.portalBrowser("bob@example.org", as: Self.safari)
            _ = try await scene.portalBrowser(as: Self.firefox)
            let browser = try await scene.portalBrowser(as: Self.edge)
            let html = try await browser.get(Self.page).text
            #expect(html.contains("<b>Edge on Windows</b> <span class=\"tag ok\">This browser</span>"))
            #expect(html.contains("<b>Firefox on Linux</b></td>"))
            #expect(html.matches(of: /This browser/).count == 1)
            #expect(try await scene.references(in: browser).count == 1)
            #expect(!html.contains("Safari"))
            #expect(try await stranger.get(Self.page).text.contains("Safari on macOS"))
            #expect(try await scene.references(in: stranger).isEmpty)
        }
    }

    @Test func signsAnotherBrowserOutByItsReference() async throws {
        try await AuthorizeScene.run { scene async throws in
            let (lost, browser) = (try await scene.portalBrowser(), try await scene.portalBrowser())
            let reference = try #require(try await scene.references(in: browser).first)
            let path = Self.page + "/end-session"
            let done = try await scene.send([("session", reference)], to: path, from: Self.page, in: browser)
            expectDone(done, "/account/security?done=session")
            #expect(try await !scene.isSignedIn(lost))
            #expect(try await scene.isSignedIn(browser))
            let again = try await scene.send([("session", reference)], to: path, from: Self.page, in: browser)
            expectPage(again, "page_not_found", status: .notFound)
            #expect(try await scene.auditKinds().contains(.sessionEnded))
        }
    }

    @Test func knowsNoSessionOfAnother() async throws {
        try await AuthorizeScene.run { scene async throws in
            _ = try await scene.server.makeAccount("bob@example.org", name: "Bob")
            let (first, second) = (
                try await scene.portalBrowser("bob@example.org"), try await scene.portalBrowser("bob@example.org")
            )
            let reference = try #require(try await scene.references(in: first).first)
            let browser = try await scene.portalBrowser()
            for name in [reference, "", "x", String(repeating: "A", count: 43)] {
                let path = Self.page + "/end-session"
                let answer = try await scene.send([("session", name)], to: path, from: Self.page, in: browser)
                expectPage(answer, "page_not_found", status: .notFound)
            }
            let path = Self.page + "/end-other-sessions"
            expectDone(
                try await scene.send([("account", "bob@example.org")], to: path, from: Self.page, in: browser),
                "/account/security?done=sessions",
            )
            #expect(try await scene.isSignedIn(first))
            #expect(try await scene.isSignedIn(second))
        }
    }

    @Test func signsOutEverywhereElse() async throws {
        try await AuthorizeScene.run { scene async throws in
            let others = [try await scene.portalBrowser(), try await scene.portalBrowser()]
            let browser = try await scene.portalBrowser()
            let path = Self.page + "/end-other-sessions"
            _ = try await scene.send([], to: path, from: Self.page, in: browser)
            for other in others { #expect(try await !scene.isSignedIn(other)) }
            #expect(try await scene.isSignedIn(browser))
            #expect(try await !browser.get(Self.page).text.contains("Sign out everywhere else"))
        }
    }

    @Test func notesTheLastUse() async throws {
        try await AuthorizeScene.run { scene async throws in
            let browser = try await scene.portalBrowser()
            scene.server.clock.advance(by: 120)
            _ = try await browser.get("/account")
            let html = try await browser.get(Self.page).text
            #expect(html.contains("2026-01-01T00:00:00Z") && html.contains("2026-01-01T00:02:00Z"))
        }
    }

    @Test(arguments: ["openid profile offline_access", "openid profile"])
    func takesBackWhatAnAppWasAllowed(_ scope: String) async throws {
        try await AuthorizeScene.run { scene async throws in
            let browser = scene.browser
            let tokens = try await scene.tokens(in: browser, scope: scope)
            #expect(try await scene.client.get("/connect/userinfo", bearer: tokens.access).status == .ok)
            let html = try await browser.get(Self.page).text
            #expect(html.contains("<b>Test app</b>") && html.contains("see your name"))
            let path = Self.page + "/revoke-app"
            let fields = [("client_id", scene.native.id.rawValue)]
            let done = try await scene.send(fields, to: path, from: Self.page, in: browser)
            expectDone(done, "/account/security?done=consent")
            #expect(try await scene.client.get("/connect/userinfo", bearer: tokens.access).status == .unauthorized)
            #expect((tokens.refresh != nil) == scope.contains("offline_access"))
            if let refresh = tokens.refresh {
                let answer = try await scene.client.refresh(refresh, app: scene.native)
                #expect(answer.json["error"]?.stringValue == "invalid_grant")
            }
            #expect(try await browser.get(Self.page).text.contains("No app may do anything in your name."))
            expectConsentPage(try await scene.open(scene.request(), in: browser))
            expectPage(
                try await scene.send(fields, to: path, from: Self.page, in: browser),
                "page_not_found",
                status: .notFound,
            )
            #expect(try await scene.auditKinds().contains(.consentRevoked))
        }
    }

    @Test func leavesAloneWhatOthersHaveAllowed() async throws {
        try await AuthorizeScene.run { scene async throws in
            let ann = scene.browser
            let tokens = try await scene.tokens(in: ann)
            _ = try await scene.server.makeAccount("bob@example.org", name: "Bob")
            let bob = try await scene.portalBrowser("bob@example.org")
            let fields = [("client_id", scene.native.id.rawValue)]
            let answer = try await scene.send(fields, to: Self.page + "/revoke-app", from: Self.page, in: bob)
            expectPage(answer, "page_not_found", status: .notFound)
            #expect(try await scene.client.get("/connect/userinfo", bearer: tokens.access).status == .ok)
        }
    }
}
