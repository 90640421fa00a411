import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LintelOAuth
import LintelPlatform
import LintelTesting
import LintelTokens
import Testing

@testable import LintelServer

/// Who gets to the pages about an app, and which forms count: every page and every form.
@Suite struct AppAccessTests {
    private typealias Scene = AppDetailsScene

    @Test func everyChangeOfTheListIsAccepted() async throws {
        for path in Self.changePaths {
            try await Scene.run { scene in
                let browser = try await scene.browser(Scene.ann)
                let change = try #require(try await scene.changes().first { $0.path.hasPrefix(path) })
                let response = try await scene.post(browser, scene.service, change.path, change.values)
                #expect(response.status == .seeOther || response.status == .ok, "\(change.path)")
                let app = try await scene.stored(scene.service)
                #expect(app?.version != 3, "\(change.path)")
            }
        }
    }

    @Test func everyRouteForFormsIsInTheList() async throws {
        try await Scene.run { scene in
            let router = Router(context: LintelContext.self)
            AppDetailsRoutes(EndpointBuilder(scene.server.parts)).add(to: router)
            let routes = router.routes.filter { $0.method == .post }.map(\.path.description)
            let paths = try await scene.changes().map { change in
                var parts = change.path.split(separator: "/").map(String.init)
                if parts.count == 3 { parts[1] = parts[0] == "owners" ? "{owner}" : "{secret}" }
                return "/apps/{id}/" + parts.joined(separator: "/")
            }
            #expect(Set(paths) == Set(routes))
        }
    }

    @Test func changesNothingWithoutTheTokenOfTheForm_C01() async throws {
        try await Scene.run { scene in
            let browser = try await scene.browser(Scene.ann)
            let other = try await scene.csrf(try await scene.browser(Scene.ann))
            let before = try await scene.stored(scene.service)
            for change in try await scene.changes() {
                for token in [nil, "", "wrong", other] {
                    let form = [("version", "3")] + (token.map { [("csrf", $0)] } ?? []) + change.values
                    let path = "/apps/\(scene.service.id.rawValue)/\(change.path)"
                    let response = try await browser.send(.post, path, form: form)
                    #expect(response.status == .forbidden, "\(change.path)")
                }
            }
            #expect(try await scene.stored(scene.service) == before)
        }
    }

    @Test func asksForASignInAndChangesNothingWithoutIt() async throws {
        try await Scene.run { scene in
            let before = try await scene.stored(scene.service)
            let browser = TestBrowser(scene.client)
            for path in Scene.pages {
                let response = try await browser.get("/apps/\(scene.service.id.rawValue)/\(path)")
                #expect(response.status == .seeOther && response.location.hasPrefix("/signin"), "\(path)")
            }
            for change in try await scene.changes() {
                let path = "/apps/\(scene.service.id.rawValue)/\(change.path)"
                let form = [("version", "3"), ("csrf", "x")] + change.values
                #expect(try await browser.send(.post, path, form: form).status == .forbidden, "\(change.path)")
            }
            #expect(try await scene.stored(scene.service) == before)
        }
    }

    @Test(arguments: [AppDetailsScene.member, AppDetailsScene.stranger, AppDetailsScene.nobody])
    func isNotThereForOthers_K05(email: String) async throws {
        try await Scene.run { scene in
            let browser = try await scene.browser(email)
            let before = try await scene.stored(scene.service)
            let missing = try await browser.get("/apps/service-nothing/settings")
            #expect(missing.status == .notFound)
            for path in Scene.pages {
                let response = try await browser.get("/apps/\(scene.service.id.rawValue)/\(path)")
                #expect(response.status == .notFound, "\(path)")
                #expect(Self.withoutID(response) == Self.withoutID(missing), "\(path)")
            }
            for change in try await scene.changes() {
                let response = try await scene.post(browser, scene.service, change.path, change.values, version: 3)
                #expect(response.status == .notFound, "\(change.path)")
            }
            #expect(try await scene.stored(scene.service) == before)
        }
    }

    @Test func showsThePagesToOwnersAndToThoseWhoManageTheOrganisation_K06() async throws {
        try await Scene.run { scene in
            for email in [Scene.ann, Scene.bob, Scene.admin] {
                let browser = try await scene.browser(email)
                for path in Scene.pages {
                    let response = try await browser.get("/apps/\(scene.service.id.rawValue)/\(path)")
                    #expect(response.status == .ok, "\(path)")
                    #expect(response.headers[.cacheControl] == "no-store")
                    #expect(response.text.contains("Nightly import"))
                }
            }
        }
    }

    @Test func refusesFormsForAnotherVersionOfTheApp_K16() async throws {
        try await Scene.run { scene in
            let browser = try await scene.browser(Scene.ann)
            let before = try await scene.stored(scene.service)
            for change in try await scene.changes() {
                for version: Int64 in [2, 4] {
                    let response = try await scene.post(
                        browser,
                        scene.service,
                        change.path,
                        change.values,
                        version: version,
                    )
                    #expect(response.status == .conflict, "\(change.path)")
                    #expect(response.text.contains("Somebody has changed this app"), "\(change.path)")
                }
            }
            #expect(try await scene.stored(scene.service) == before)
            let path = "/apps/\(scene.service.id.rawValue)/settings"
            let form = [("csrf", try await scene.csrf(browser)), ("name", "Unseen")]
            #expect(try await browser.send(.post, path, form: form).status == .badRequest)
        }
    }

    @Test func showsNamesAsText() async throws {
        try await Scene.run { scene in
            let hostile = "<svg onload=alert(1)>\"'"
            let apps = scene.server.parts.stores.apps
            try await apps.apply(.rename(hostile), to: scene.service.id, version: 3, at: scene.server.clock.now)
            let secret = AppSecret(id: "x", label: hostile, hint: hostile, createdAt: scene.server.clock.now)
            let digest = [UInt8](repeating: 9, count: 32)
            try await apps.apply(
                .addSecret(secret, digest: digest, limit: 9),
                to: scene.service.id,
                version: 4,
                at: scene.server.clock.now,
            )
            let browser = try await scene.browser(Scene.ann)
            for path in Scene.pages + ["credentials/x/revoke"] {
                let text = try await browser.get("/apps/\(scene.service.id.rawValue)/\(path)").text
                #expect(!text.contains("<svg onload") && text.contains("&lt;svg onload"), "\(path)")
            }
            let form = [("email", hostile)]
            let again = try await scene.post(browser, scene.service, "owners", form)
            #expect(again.status == .unprocessableContent && !again.text.contains("<svg onload"))
        }
    }

    /// The beginnings of the forms' paths, but for that of the redirects: a service has none.
    private static let changePaths = [
        "credentials", "credentials/second", "scopes", "scopes/remove", "owners", "owners/", "settings", "disable",
        "enable", "delete",
    ]

    /// The page without what differs from answer to answer.
    private static func withoutID(_ response: TestResponse) -> String {
        response.text.replacing(/<code>[^<]*<\/code>/, with: "")
    }
}
