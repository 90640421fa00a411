import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Renaming an app, switching it off and on, deleting it.
@Suite struct AppSettingsTests {
    private typealias Scene = AppDetailsScene

    @Test func renames() async throws {
        try await Scene.run { scene in
            let browser = try await scene.browser(Scene.ann)
            let renamed = try await scene.post(browser, scene.service, "settings", [("name", " Morning import ")])
            #expect(renamed.location.hasSuffix("/settings?done=renamed"))
            #expect(try await browser.get(renamed.location).text.contains("<h1>Morning import</h1>"))
            #expect(try await scene.events().last?.kind == .appRenamed)
        }
    }

    @Test func refusesNamesThatBreakTheRule_K01() async throws {
        try await Scene.run { scene in
            let browser = try await scene.browser(Scene.ann)
            for name in ["", "  ", String(repeating: "x", count: 61), "a<b", "a\u{202E}b", "a\nb"] {
                let refused = try await scene.post(browser, scene.service, "settings", [("name", name)])
                #expect(refused.status == .unprocessableContent && refused.text.contains("name-error"))
            }
            #expect(try await scene.stored(scene.service)?.client.name == "Nightly import")
        }
    }

    @Test func neverChangesTheType_K03() async throws {
        try await Scene.run { scene in
            let browser = try await scene.browser(Scene.ann)
            let form = [("name", "Other"), ("type", "spa"), ("client_id", "x"), ("organisation", "y")]
            _ = try await scene.post(browser, scene.service, "settings", form)
            let app = try #require(try await scene.stored(scene.service))
            #expect(app.client.name == "Other")
            #expect(app.client.type == .service && app.client.secrets.count == 2)
            #expect(app.organisationID == scene.organisation.id)
        }
    }

    @Test func disablesAndEnables() async throws {
        try await Scene.run { scene in
            let token = try await scene.token()
            let browser = try await scene.browser(Scene.ann)
            let disabled = try await scene.post(browser, scene.service, "disable")
            #expect(disabled.location.hasSuffix("/settings?done=disabled"))
            let page = try await browser.get(disabled.location)
            #expect(page.text.contains("Enable the app") && !page.text.contains("Disable the app"))
            try await scene.noticeChanges()
            #expect(try await scene.client.get("/users/me", bearer: token).status == .unauthorized)
            #expect(try await scene.client.clientCredentials(scene.service, scope: "itwin-platform").status != .ok)
            #expect(try await scene.server.sentMails().map(\.recipient).sorted() == [Scene.ann, Scene.bob])
            let enabled = try await scene.post(browser, scene.service, "enable")
            #expect(enabled.location.hasSuffix("/settings?done=enabled"))
            try await scene.noticeChanges()
            #expect(try await scene.client.clientCredentials(scene.service, scope: "itwin-platform").status == .ok)
            let kinds = try await scene.events().map(\.kind)
            #expect(kinds.contains(.appDisabled) && kinds.contains(.appEnabled))
        }
    }

    @Test func deletesOnlyWithTheNameTyped() async throws {
        try await Scene.run { scene in
            let browser = try await scene.browser(Scene.ann)
            for typed in ["", "nightly import", "Planner"] {
                let form = [("confirmation", typed)]
                let refused = try await scene.post(browser, scene.service, "delete", form)
                #expect(refused.status == .unprocessableContent && refused.text.contains("confirmation-error"))
            }
            #expect(try await scene.stored(scene.service) != nil)
        }
    }

    @Test func deletesForGoodAndNeverGivesTheIDAgain_K15() async throws {
        try await Scene.run { scene in
            let token = try await scene.token()
            let browser = try await scene.browser(Scene.ann)
            let form = [("confirmation", "Nightly import")]
            let deleted = try await scene.post(browser, scene.service, "delete", form)
            #expect(deleted.status == .seeOther && deleted.location == "/apps")
            try await scene.noticeChanges()
            #expect(try await scene.stored(scene.service) == nil)
            #expect(try await browser.get("/apps/\(scene.service.id.rawValue)/settings").status == .notFound)
            #expect(try await scene.client.get("/users/me", bearer: token).status == .unauthorized)
            #expect(try await scene.client.clientCredentials(scene.service, scope: "itwin-platform").status != .ok)
            let mails = try await scene.server.sentMails()
            #expect(mails.map(\.recipient).sorted() == [Scene.ann, Scene.bob])
            #expect(Set(mails.map(\.subject)) == ["An app of yours was deleted"])
            let key = try EmailKey(try #require(scene.service.app.clientEmail))
            let stores = scene.server.parts.stores
            let again = await #expect(throws: PlatformError.self) {
                try await stores.apps.create(scene.service.app, clientEmailKey: key)
            }
            #expect(again?.code == .conflict)
            let owner = try #require(try await stores.accounts.credentials(for: EmailKey(Scene.ann))?.account)
            let same = try await scene.server.makeApp(
                .service,
                name: "Nightly import",
                owner: owner,
                scopes: ["itwin-platform"],
            )
            #expect(same.id != scene.service.id && same.app.clientEmail != scene.service.app.clientEmail)
            #expect(try await scene.client.get("/users/me", bearer: token).status == .unauthorized)
        }
    }
}

extension AppDetailsScene {
    /// An access token of the service app.
    fileprivate func token() async throws -> String {
        let response = try await self.client.clientCredentials(self.service, scope: "itwin-platform")
        let token = try #require(response.json["access_token"]?.stringValue)
        try #require(try await self.client.get("/users/me", bearer: token).status == .ok)
        return token
    }
}
