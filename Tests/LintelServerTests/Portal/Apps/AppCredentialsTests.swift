import HTTPTypes
import HummingbirdTesting
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Adding secrets to an app and revoking them.
@Suite struct AppCredentialsTests {
    private typealias Scene = AppDetailsScene

    private static func secret(in response: TestResponse) throws -> String {
        String(try #require(response.text.firstMatch(of: /<div class="copy"><code>([^<]+)<\/code>/)).output.1)
    }

    @Test func showsANewSecretOnceAndItOpensTokens_K04() async throws {
        try await Scene.run { scene in
            let browser = try await scene.browser(Scene.ann)
            let form = [("label", "Nightly runner"), ("expires", "90")]
            let added = try await scene.post(browser, scene.service, "credentials", form, version: 3)
            #expect(added.status == .ok)
            #expect(added.headers[.cacheControl] == "no-store")
            let secret = try Self.secret(in: added)
            #expect(added.text.contains("This is the only time the secret is shown."))
            // What the browser sends when somebody reloads the answer.
            let reloaded = try await scene.post(browser, scene.service, "credentials", form, version: 3)
            #expect(reloaded.status == .conflict && !reloaded.text.contains(secret))
            for path in Scene.pages {
                let page = try await browser.get("/apps/\(scene.service.id.rawValue)/\(path)")
                #expect(page.status == .ok && !page.text.contains(secret), "\(path)")
            }
            let page = try await browser.get("/apps/\(scene.service.id.rawValue)/credentials").text
            #expect(page.contains("Nightly runner") && page.contains(String(secret.prefix(8))))
            let stored = try #require(try await scene.stored(scene.service)?.secrets.last)
            #expect(stored.expiresAt == scene.server.clock.now + 90 * 86_400)
            for event in try await scene.events() { #expect(event.detail?.contains(secret) != true) }
            for mail in try await scene.server.sentMails() {
                #expect(!mail.text.contains(secret) && !mail.html.contains(secret))
            }
            try await scene.noticeChanges()
            var app = scene.service
            app.secret = secret
            #expect(try await scene.client.clientCredentials(app, scope: "itwin-platform").status == .ok)
        }
    }

    @Test func refusesOneMoreThanTheLimit_K07() async throws {
        try await Scene.run(["secret.limit": "2"]) { scene in
            let browser = try await scene.browser(Scene.ann)
            let form = [("label", "third"), ("expires", "30")]
            let refused = try await scene.post(browser, scene.service, "credentials", form)
            #expect(refused.status == .conflict && refused.text.contains("at most 2 secrets"))
            #expect(refused.text.contains("value=\"third\""))
            #expect(try await scene.stored(scene.service)?.secrets.count == 2)
        }
    }

    @Test(arguments: ["731", "0", "-1", "", "forever", "99999999999999999999"])
    func refusesALifetimeThatIsNotOffered_K07(days: String) async throws {
        try await Scene.run { scene in
            let browser = try await scene.browser(Scene.ann)
            let form = [("label", "third"), ("expires", days)]
            let refused = try await scene.post(browser, scene.service, "credentials", form)
            #expect(refused.status == .unprocessableContent && refused.text.contains("A secret lives 1 to 730 days."))
            #expect(try await scene.stored(scene.service)?.secrets.count == 2)
        }
    }

    @Test func refusesALabelThatCannotBeSeen() async throws {
        try await Scene.run { scene in
            let browser = try await scene.browser(Scene.ann)
            for label in ["", String(repeating: "x", count: 65), "a\u{202E}b"] {
                let form = [("label", label), ("expires", "30")]
                let refused = try await scene.post(browser, scene.service, "credentials", form)
                #expect(refused.status == .unprocessableContent)
                #expect(refused.text.contains("A label has 1 to 64 visible characters."))
            }
        }
    }

    @Test func stopsARotationThatRunsInALoop_K07() async throws {
        try await Scene.run { scene in
            let browser = try await scene.browser(Scene.ann)
            func rotate() async throws -> TestResponse {
                let added = try await scene.post(
                    browser,
                    scene.service,
                    "credentials",
                    [("label", "loop"), ("expires", "30")],
                )
                if added.status == .ok, let id = try await scene.stored(scene.service)?.secrets.last?.id {
                    let revoked = try await scene.post(browser, scene.service, "credentials/\(id)/revoke")
                    #expect(revoked.status == .seeOther)
                }
                return added
            }
            for _ in 1...10 { #expect(try await rotate().status == .ok) }
            #expect(try await rotate().status == .tooManyRequests)
            scene.server.clock.advance(by: 3_600)
            #expect(try await rotate().status == .ok)
        }
    }

    @Test func revokesAfterAQuestionAndTellsTheOwners() async throws {
        try await Scene.run { scene in
            let browser = try await scene.browser(Scene.bob)
            let first = try #require(try await scene.stored(scene.service)?.secrets.first)
            let path = "credentials/\(first.id)/revoke"
            let question = try await browser.get("/apps/\(scene.service.id.rawValue)/\(path)")
            #expect(question.text.contains("Revoke the secret <b>first</b>?"))
            #expect(!question.text.contains("name=\"force\""))
            let revoked = try await scene.post(browser, scene.service, path)
            #expect(revoked.location == "/apps/\(scene.service.id.rawValue)/credentials?done=revoked")
            #expect(try await browser.get(revoked.location).text.contains("it opens nothing any more"))
            #expect(try await scene.stored(scene.service)?.secrets.map(\.id) == ["second"])
            try await scene.noticeChanges()
            #expect(try await scene.client.clientCredentials(scene.service, scope: "itwin-platform").status != .ok)
            let mails = try await scene.server.sentMails()
            #expect(Set(mails.map(\.recipient)) == [Scene.ann, Scene.bob])
            #expect(Set(mails.map(\.subject)) == ["A secret of an app of yours was revoked"])
            #expect(mails.allSatisfy { $0.text.contains("Nightly import") && $0.text.contains(Scene.bob) })
            #expect(try await browser.get("/apps/\(scene.service.id.rawValue)/\(path)").status == .notFound)
        }
    }

    @Test func revokesTheLastActiveSecretOnlyWhenThatIsSaid() async throws {
        try await Scene.run { scene in
            let browser = try await scene.browser(Scene.ann)
            let first = try #require(try await scene.stored(scene.service)?.secrets.first)
            _ = try await scene.post(browser, scene.service, "credentials/second/revoke")
            let path = "credentials/\(first.id)/revoke"
            let question = try await browser.get("/apps/\(scene.service.id.rawValue)/\(path)")
            #expect(question.text.contains("name=\"force\""))
            let refused = try await scene.post(browser, scene.service, path)
            #expect(refused.status == .unprocessableContent && refused.text.contains("force-error"))
            let revoked = try await scene.post(browser, scene.service, path, [("force", "yes")])
            #expect(revoked.status == .seeOther)
            #expect(try await scene.stored(scene.service)?.secrets == [])
        }
    }

    @Test func offersNoSecretsToAppsThatCannotKeepThem() async throws {
        try await Scene.run { scene in
            let owner = try #require(try await scene.stored(scene.service)?.owners.first)
            let account = try #require(try await scene.server.parts.stores.accounts.account(owner))
            let native = try await scene.server.makeApp(
                .native,
                owner: account,
                scopes: ["openid"],
                redirectURIs: ["http://127.0.0.1/cb"],
            )
            let browser = try await scene.browser(Scene.ann)
            let page = try await browser.get("/apps/\(native.id.rawValue)/credentials")
            #expect(page.text.contains("No secrets") && !page.text.contains("name=\"label\""))
            let refused = try await scene.post(browser, native, "credentials", [("label", "x"), ("expires", "30")])
            #expect(refused.status == .unprocessableContent)
            #expect(try await scene.stored(native)?.secrets == [])
        }
    }
}
