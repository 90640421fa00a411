import HTTPTypes
import HummingbirdTesting
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// What the owners of an app see of what it does.
@Suite struct AppActivityTests {
    @Test func countsTokensAndRefusals() async throws {
        try await AuditScene.run { scene in
            for _ in 1...3 {
                #expect(try await scene.client.clientCredentials(scene.service, scope: "evo.discovery").status == .ok)
            }
            #expect(try await scene.refuseToken().status == .unauthorized)
            try await scene.flush()
            let page = try await scene.browser("ann@example.org").get("/apps/\(scene.service.id)/activity")
            #expect(page.status == .ok)
            #expect(page.text.contains("3 tokens issued and 1 request refused in 14 days"))
            #expect(page.text.contains("<svg class=\"chart\"") && page.text.contains("role=\"img\""))
            #expect(page.text.contains("<tr><td>2026-01-01</td><td class=\"end\">3</td><td class=\"end\">1</td></tr>"))
            #expect(page.text.contains("href=\"/errors#client_secret_wrong\""))
            #expect(!page.text.contains(scene.service.secret ?? "?"))
            let activity = AppActivity(scene.server.parts.stores.activity)
            let tokens = try await activity.tokensPerDay(of: [scene.service.id], days: 2, at: scene.server.clock.now)
            #expect(tokens == [scene.service.id: [0, 3]])
        }
    }

    @Test func countsNothingForAppsThatDoNotExist() async throws {
        try await AuditScene.run { scene in
            _ = try await scene.client.post(
                "/connect/token",
                [("grant_type", "client_credentials")],
                basic: ("service-aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "x"),
            )
            #expect(scene.server.parts.activity.drain().isEmpty)
        }
    }

    @Test func showsAnEmptyAppWithoutAChart() async throws {
        try await AuditScene.run { scene in
            let page = try await scene.browser("op@example.org").get("/apps/\(scene.service.id)/activity")
            #expect(page.text.contains("No token in the last 14 days.") && !page.text.contains("<svg class=\"chart\""))
        }
    }

    @Test func hidesTheAppFromOthers_K05() async throws {
        try await AuditScene.run { scene in
            let path = "/apps/\(scene.service.id)/activity"
            let answer = try await TestBrowser(scene.client).get(path)
            #expect(answer.status == .seeOther && answer.location.hasPrefix("/signin"))
            for email in ["ben@example.org", "eve@example.org"] {
                let browser = try await scene.browser(email)
                let hidden = try await browser.get(path)
                let unknown = try await browser.get("/apps/service-nobody/activity")
                #expect(hidden.status == .notFound && unknown.status == .notFound)
                #expect(!hidden.text.contains("Nightly import"))
            }
        }
    }
}
