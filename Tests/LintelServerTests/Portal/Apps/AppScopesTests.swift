import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// The scopes of an app and its redirect URIs.
@Suite struct AppScopesTests {
    private typealias Scene = AppDetailsScene

    @Test func givesOpenScopesAtOnceAndLetsTheOthersWait_K08() async throws {
        try await Scene.run { scene in
            let browser = try await scene.browser(Scene.ann)
            let form = [("scope", "evo.workspace"), ("scope", "projectwise:read")]
            let asked = try await scene.post(browser, scene.service, "scopes", form)
            #expect(asked.location.hasSuffix("/scopes?done=scopes-asked"))
            let page = try await browser.get(asked.location)
            #expect(page.text.contains("Waits for approval") && page.text.contains("1 scope waits"))
            try await scene.noticeChanges()
            let open = try await scene.client.clientCredentials(scene.service, scope: "projectwise:read")
            #expect(open.status == .ok)
            let waiting = try await scene.client.clientCredentials(scene.service, scope: "evo.workspace")
            #expect(waiting.status == .badRequest && waiting.json["error"]?.stringValue == "invalid_scope")
        }
    }

    @Test func takesAScopeAwayAtOnce() async throws {
        try await Scene.run { scene in
            let browser = try await scene.browser(Scene.ann)
            let removed = try await scene.post(browser, scene.service, "scopes/remove", [("scope", "evo.file")])
            #expect(removed.location.hasSuffix("/scopes?done=scope-removed"))
            try await scene.noticeChanges()
            let refused = try await scene.client.clientCredentials(scene.service, scope: "evo.file")
            #expect(refused.json["error"]?.stringValue == "invalid_scope")
            let again = try await scene.post(browser, scene.service, "scopes/remove", [("scope", "evo.file")])
            #expect(again.status == .notFound)
        }
    }

    @Test(arguments: ["nothing", "openid", "offline_access", "evo.file evo.audit", "<script>"])
    func refusesAndRecordsScopesThatTheFormDoesNotOffer_K09(scope: String) async throws {
        try await Scene.run { scene in
            let browser = try await scene.browser(Scene.ann)
            let before = try await scene.stored(scene.service)
            let form = [("scope", "projectwise:read"), ("scope", scope), ("state", "approved")]
            let refused = try await scene.post(browser, scene.service, "scopes", form)
            #expect(refused.status == .unprocessableContent)
            #expect(!refused.text.contains("<script>"))
            #expect(try await scene.stored(scene.service) == before)
            let event = try #require(try await scene.events().last { $0.kind == .scopesRequestRefused })
            #expect(event.errorID != nil && event.clientID == scene.service.id)
        }
    }

    @Test func asksForAtLeastOne() async throws {
        try await Scene.run { scene in
            let browser = try await scene.browser(Scene.ann)
            let refused = try await scene.post(browser, scene.service, "scopes")
            #expect(refused.status == .unprocessableContent && refused.text.contains("Choose at least one scope."))
        }
    }

    @Test func savesBothListsOfRedirects() async throws {
        try await Scene.run { scene in
            let browser = try await scene.browser(Scene.ann)
            let form = [
                ("redirect_uris", "https://planner.example/a\r\n\r\n https://planner.example/b "),
                ("post_logout_uris", "https://planner.example/out"),
            ]
            let saved = try await scene.post(browser, scene.web, "redirects", form)
            #expect(saved.location.hasSuffix("/redirects?done=redirects"))
            let client = try #require(try await scene.stored(scene.web)).client
            #expect(client.redirectURIs == ["https://planner.example/a", "https://planner.example/b"])
            #expect(client.postLogoutRedirectURIs == ["https://planner.example/out"])
            let page = try await browser.get(saved.location).text
            #expect(page.contains("https://planner.example/a\nhttps://planner.example/b</textarea>"))
        }
    }

    @Test func namesTheLineAndTheRule_K02() async throws {
        try await Scene.run { scene in
            let browser = try await scene.browser(Scene.ann)
            let good = "https://planner.example/cb"
            let rows = [
                ("\(good)\nhttp://planner.example/cb", "Line 2: http://planner.example/cb: Use https"),
                ("https://*.example/cb", "Line 1:"), ("\(good)\n\(good)#x", "Line 2:"),
                ("com.example.app:/cb", "Line 1:"), ("", "At least one redirect URI is needed."),
                ("\(good)\n\(good)", "twice"),
                ((1...51).map { "\(good)/\($0)" }.joined(separator: "\n"), "at most 50"),
            ]
            for (uris, sentence) in rows {
                let refused = try await scene.post(browser, scene.web, "redirects", [("redirect_uris", uris)])
                #expect(refused.status == .unprocessableContent, "\(uris)")
                #expect(refused.text.contains(sentence), "\(uris)")
                #expect(refused.text.contains("redirect_uris-error"), "\(uris)")
            }
            let form = [("redirect_uris", good), ("post_logout_uris", "javascript:alert(1)")]
            let refused = try await scene.post(browser, scene.web, "redirects", form)
            #expect(refused.text.contains("post_logout_uris-error"))
            #expect(try await scene.stored(scene.web)?.client.redirectURIs == [good])
        }
    }

    @Test func hasNoRedirectsForAService_K02() async throws {
        try await Scene.run { scene in
            let browser = try await scene.browser(Scene.ann)
            let page = try await browser.get("/apps/\(scene.service.id.rawValue)/redirects")
            #expect(page.text.contains("Nobody signs in to a service app") && !page.text.contains("<textarea"))
            let form = [("redirect_uris", "https://planner.example/cb")]
            let refused = try await scene.post(browser, scene.service, "redirects", form)
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("A service app has no redirect URIs"))
        }
    }
}
