import HTTPTypes
import HummingbirdTesting
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// What the registration form refuses: beside the field, with what was typed, and without an app.
@Suite struct NewAppRefusalTests {
    /// Sends the form for review and, past the review, for registration; both have to refuse it.
    private static func expectRefusal(
        _ scene: NewAppScene,
        _ browser: TestBrowser,
        _ type: ClientType = .service,
        field: String,
        with: [(String, String)],
        sourceLocation: SourceLocation = #_sourceLocation,
    ) async throws {
        for step in ["review", "register"] {
            let answer = try await scene.fill(type, in: browser, with: with + [("step", step)])
            #expect(answer.status == .unprocessableContent, "\(with)", sourceLocation: sourceLocation)
            #expect(answer.text.contains("id=\"\(field)-error\""), "\(with)", sourceLocation: sourceLocation)
        }
        #expect(try await scene.apps().isEmpty, sourceLocation: sourceLocation)
    }

    @Test func refusesNames_K01() async throws {
        try await NewAppScene.run { scene async throws in
            let browser = try await scene.browser()
            let names =
                AppName.forbiddenCharacters.map { "My \($0) app" }
                + ["", "   ", "App\u{202E}ppA", String(repeating: "n", count: 61)]
            for name in names {
                let answer = try await scene.fill(.service, in: browser, with: [("name", name)])
                #expect(answer.status == .unprocessableContent && answer.text.contains("id=\"name-error\""), "\(name)")
            }
            try await Self.expectRefusal(
                scene,
                browser,
                .spa,
                field: "name",
                with: [("name", String(repeating: "n", count: 129))],
            )
            let zero = try await scene.fill(.service, in: browser, with: [("name", "A\0")])
            #expect(zero.status == .badRequest)
            #expect(try await scene.apps().isEmpty)
        }
    }

    @Test func refusesRedirectURIs_K02() async throws {
        try await NewAppScene.run { scene async throws in
            let browser = try await scene.browser()
            let rows: [(ClientType, String)] = [
                (.service, "https://app.example/cb"), (.native, ""), (.web, "https://*.app.example/cb"),
                (.spa, "http://app.example/cb"), (.web, "http://app.example/cb"), (.web, "com.example:/cb"),
                (.native, "javascript:alert(1)"), (.spa, "https://app.example/cb#x"),
            ]
            for (type, uri) in rows {
                // A service's form has no such field: the sentence stands above the form.
                let answer = try await scene.fill(type, in: browser, with: [("redirect_uri", uri)])
                #expect(answer.status == .unprocessableContent, "\(type) \(uri)")
                #expect(answer.text.contains("id=\"redirect_uri-error\"") == type.hasUsers, "\(type) \(uri)")
                #expect(answer.text.contains("nobody signs in to it") == !type.hasUsers)
            }
            try await Self.expectRefusal(
                scene,
                browser,
                .web,
                field: "post_logout_uri",
                with: [("post_logout_uri", "http://app.example/out")],
            )
        }
    }

    @Test func refusesAnotherOrganisation_K09() async throws {
        try await NewAppScene.run { scene async throws in
            let other = try await scene.server.makeOrganisation("Elsewhere")
            let browser = try await scene.browser()
            for id in [other.id.rawValue, "nowhere"] {
                try await Self.expectRefusal(scene, browser, field: "organisation", with: [("organisation", id)])
            }
            // Whether there is one is not said.
            let events = try await scene.events().filter { $0.kind == .appRegistrationRefused }
            #expect(events.count == 2 && Set(events.map(\.detail)).count == 1)
            #expect(events.allSatisfy { $0.errorID == "not_found" })
        }
    }

    @Test func refusesScopesThatAreNotOffered_K09() async throws {
        try await NewAppScene.run { scene async throws in
            let browser = try await scene.browser()
            for scope in ["admin:all", "openid", "itwins:read", "", "itwin-platform evo.discovery"] {
                try await Self.expectRefusal(scene, browser, field: "scope", with: [("scope", scope)])
            }
            try await Self.expectRefusal(
                scene,
                browser,
                .spa,
                field: "scope",
                with: [("scope", "offline_access")],
            )
            let events = try await scene.events().filter { $0.kind == .appRegistrationRefused }
            #expect(events.count == 6)
        }
    }

    @Test func refusesOwnersWithoutAnAccount() async throws {
        try await NewAppScene.run { scene async throws in
            let browser = try await scene.browser()
            let accounts = scene.server.parts.stores.accounts
            _ = try await accounts.disable(
                try EmailKey(NewAppScene.bob),
                at: scene.server.clock.now,
                denyUntil: scene.server.clock.now + 3_600
            )
            let many = (1...11).map { "p\($0)@example.org" }.joined(separator: "\n")
            for owners in ["nobody@example.org", "no address", NewAppScene.bob, many] {
                try await Self.expectRefusal(scene, browser, field: "owners", with: [("owners", owners)])
            }
        }
    }

    @Test func keepsWhatWasTypedAndNamesEveryFault() async throws {
        try await NewAppScene.run { scene async throws in
            let browser = try await scene.browser()
            let answer = try await scene.fill(
                .web,
                in: browser,
                with: [
                    ("name", "Nightly <import>"), ("redirect_uri", "http://a.example/\r\nhttps://b.example/"),
                    ("owners", "x@y"), ("organisation", scene.organisation.id.rawValue),
                    ("scope", "evo.file"),
                ],
            )
            #expect(answer.text.contains("value=\"Nightly &lt;import&gt;\""))
            #expect(answer.text.contains("http://a.example/\r\nhttps://b.example/</textarea>"))
            #expect(answer.text.contains("value=\"evo.file\" checked"))
            #expect(answer.text.contains("value=\"\(scene.organisation.id)\" selected"))
            for field in ["name", "redirect_uri", "owners"] {
                #expect(answer.text.contains("id=\"\(field)-error\""))
            }
        }
    }

    @Test func ownsNoMoreThanSoManyApps() async throws {
        try await NewAppScene.run { scene async throws in
            let ann = try #require(scene.people[NewAppScene.ann])
            for number in 1...AppRegistrar.maximumAppsPerOwner {
                _ = try await scene.server.makeApp(.service, name: "App \(number)", owner: ann, scopes: [])
            }
            let browser = try await scene.browser()
            let refused = try await scene.register(.service, in: browser)
            #expect(refused.status == .unprocessableContent && refused.text.contains("app_limit"))
            let bob = try await scene.browser(NewAppScene.bob)
            let shared = try await scene.register(.service, in: bob, with: [("owners", NewAppScene.ann)])
            #expect(shared.status == .unprocessableContent && shared.text.contains("id=\"owners-error\""))
            #expect(try await scene.apps().count == AppRegistrar.maximumAppsPerOwner)
        }
    }
}
