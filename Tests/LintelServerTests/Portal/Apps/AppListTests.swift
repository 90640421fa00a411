import HTTPTypes
import HummingbirdTesting
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// The list of somebody's apps and the overview of one.
@Suite struct AppListTests {
    @Test func teachesWhoeverHasNoApp() async throws {
        try await NewAppScene.run { scene async throws in
            let page = try await scene.browser().get("/apps")
            #expect(page.status == .ok && page.text.contains("<h2>Register your first app</h2>"))
            #expect(page.text.contains("href=\"/apps/new\"") && !page.text.contains("name=\"q\""))
        }
    }

    @Test func showsOneselfsAppsPageByPage() async throws {
        try await NewAppScene.run { scene async throws in
            let ann = try #require(scene.people[NewAppScene.ann])
            for number in 1...120 {
                scene.server.clock.advance(by: 1)
                _ = try await scene.server.makeApp(.service, name: "App \(number) end", owner: ann, scopes: [])
            }
            let browser = try await scene.browser()
            func rows(_ page: TestResponse) -> [String] {
                page.text.matches(of: /<b>(App \d+) end<\/b>/).map { String($0.output.1) }
            }
            func next(_ page: TestResponse) -> String? {
                page.text.firstMatch(of: /<a href="([^"]+)" rel="next">/)
                    .map { String($0.output.1).replacing("&amp;", with: "&") }
            }
            let first = try await browser.get("/apps")
            #expect(rows(first) == (71...120).reversed().map { "App \($0)" })
            let second = try await browser.get(try #require(next(first)))
            #expect(rows(second) == (21...70).reversed().map { "App \($0)" })
            let third = try await browser.get(try #require(next(second)))
            #expect(rows(third) == (1...20).reversed().map { "App \($0)" })
            #expect(next(third) == nil)
            #expect(rows(try await browser.get("/apps?q=aPP+7%20")) == ["App 7"])
            let found = try await browser.get("/apps?q=app")
            let more = try #require(next(found))
            #expect(more.contains("q=app"))
            #expect(rows(try await browser.get(more)).count == 50)
            let none = try await browser.get("/apps?q=%25%3Cb%3E")
            #expect(none.text.contains("No app has “%&lt;b&gt;” in its name"))
        }
    }

    @Test func refusesAPlaceThatIsNone_K14() async throws {
        try await NewAppScene.run { scene async throws in
            let browser = try await scene.browser()
            for after in ["x", "1", "1.", "99999999999999999999.a", "-"] {
                #expect(try await browser.get("/apps?after=\(after)").status == .badRequest, "\(after)")
            }
            #expect(try await browser.get("/apps?after=-1.x").text.contains("There are no more apps."))
        }
    }

    @Test func tagsWhatNeedsCare() async throws {
        try await NewAppScene.run { scene async throws in
            let browser = try await scene.browser()
            let values = [("scope", "evo.file"), ("scope", "evo.discovery")]
            _ = try await scene.register(.service, in: browser, with: values)
            #expect(try await browser.get("/apps").text.contains("<span class=\"tag warn\">2 scopes wait</span>"))
            let id = try #require(try await scene.apps().first).client.id
            _ = try await scene.server.parts.stores.apps.disable(id, at: scene.server.clock.now)
            #expect(try await browser.get("/apps").text.contains("<span class=\"tag bad\">Disabled</span>"))
            #expect(try await browser.get("/apps/\(id)").text.contains("The app is switched off"))
        }
    }

    @Test func showsAnAppToThoseWhoManageIt_K05() async throws {
        try await NewAppScene.run { scene async throws in
            let bob = try #require(scene.people[NewAppScene.bob])
            let app = try await scene.server.makeApp(
                .service,
                name: "Bob’s import",
                owner: bob,
                organisation: scene.organisation,
                scopes: ["itwin-platform"],
            )
            let owner = try await scene.browser(NewAppScene.bob)
            let manager = try await scene.browser(NewAppScene.cy)
            let member = try await scene.browser(NewAppScene.ann)
            for browser in [owner, manager] {
                #expect(try await browser.get("/apps").text.contains("Bob’s import"))
                let page = try await browser.get("/apps/\(app.id)")
                #expect(page.status == .ok && page.text.contains("<code>\(app.id)</code>"))
            }
            // A member of the organisation is a stranger to its apps, and an unknown id looks the same.
            #expect(try await !member.get("/apps").text.contains("import"))
            let refused = try await member.get("/apps/\(app.id)")
            let unknown = try await member.get("/apps/service-unknown")
            #expect(refused.status == .notFound && unknown.status == .notFound)
            let correlation = /[0-9a-f]{16}/
            #expect(refused.text.replacing(correlation, with: "") == unknown.text.replacing(correlation, with: ""))
            let visitor = try await TestBrowser(scene.client).get("/apps/\(app.id)")
            #expect(visitor.status == .seeOther && visitor.location.hasPrefix("/signin"))
        }
    }

    @Test func saysWhatAServiceStillNeeds() async throws {
        try await NewAppScene.run { scene async throws in
            let browser = try await scene.browser()
            let values = [("scope", "evo.file"), ("organisation", scene.organisation.id.rawValue)]
            _ = try await scene.register(.service, in: browser, with: values)
            let app = try #require(try await scene.apps().first)
            let place = "/apps/\(app.client.id)"
            let page = try await browser.get(place)
            #expect(page.text.contains("Somebody has to approve evo.file."))
            #expect(page.text.contains("The service belongs to no organisation"))
            #expect(page.text.contains("href=\"/organisations/\(scene.organisation.id)\""))
            #expect(page.text.contains(" by ann Person"))
            _ = try await scene.server.parts.stores.organisations.setMember(
                try EmailKey(try #require(app.clientEmail)),
                role: .member,
                in: scene.organisation.id,
                at: scene.server.clock.now,
            )
            #expect(try await !browser.get(place).text.contains("The service belongs to no organisation"))
        }
    }
}
