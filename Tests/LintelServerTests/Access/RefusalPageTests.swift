import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelResources
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Every refusal of a resource API leads to the access check.
@Suite struct RefusalPageTests {
    /// The page of a refusal, by its own correlation id.
    private static func page(of refusal: TestResponse) throws -> String {
        let id = try #require(refusal.headers[.correlationID])
        return TestServer.issuer + SiteURL.access(.call(correlationID: id)).description
    }

    @Test func aCallThatTheRulesStopLeadsToItsDecision() async throws {
        try await EvoScene.run { scene in
            let calls = [
                (HTTPRequest.Method.get, scene.files, scene.unscoped, 403), (.get, scene.files, scene.member, 404),
                (.get, scene.files, scene.stranger, 404), (.post, "\(scene.objects)/path/x", scene.viewer, 403),
                (.get, scene.models, scene.unscoped, 403),
            ]
            for (method, uri, token, status) in calls {
                let refused = try await scene.call(method, uri, as: token, method == .post ? "{}" : nil)
                #expect(refused.status.code == status)
                let page = try Self.page(of: refused)
                #expect(refused.json["access_check"]?.stringValue == page, "\(refused.text)")
            }
            let user = try await scene.call(.get, "/users/me", as: scene.viewer)
            let address = user.json["error"]?["accessCheck"]?.stringValue
            let page = try Self.page(of: user)
            #expect(user.status == .unauthorized && address == page, "\(user.text)")
        }
    }

    @Test func theDecisionIsForThoseWhoMayReadIt_K14() async throws {
        try await EvoScene.run { scene in
            let bob = try await scene.server.makeAccount("bob@example.org", name: "Bob Other")
            let refused = try await scene.call(.post, "\(scene.objects)/path/x", as: scene.viewer, "{}")
            let address = try #require(refused.json["access_check"]?.stringValue)
            try await scene.server.parts.refusedCalls.flush(to: scene.server.parts.stores.refusedCalls)
            let path = String(address.dropFirst(TestServer.issuer.count))
            func get(_ account: Account, _ path: String) async throws -> TestResponse {
                let browser = TestBrowser(scene.client)
                _ = try await browser.signIn(from: try await browser.get("/apps"), email: account.email)
                return try await browser.get(path)
            }
            _ = try await scene.server.parts.stores.organisations.setMember(
                try EmailKey(scene.ann.email),
                role: .administrator,
                in: scene.organisation.id,
                at: scene.server.clock.now,
            )
            let told = try await get(scene.ann, path)
            #expect(told.status == .ok && told.text.contains("Viewer is viewer of Owner, and has to be editor"))
            let place = "/organisations/\(scene.organisation.id)/workspaces/\(scene.workspace)"
            #expect(told.text.contains("<a class=\"button\" href=\"\(place)\">See permissions</a>"))
            let hidden = try await get(bob, path)
            let unknown = try await get(bob, "/access-check?correlation=none")
            #expect(hidden.status == .notFound && unknown.status == .notFound)
            func sentence(_ page: TestResponse) -> Substring? {
                page.text.firstMatch(of: /<div class="notice bad">.*<\/div>/)?.output
            }
            #expect(sentence(hidden) != nil && sentence(hidden) == sentence(unknown))
        }
    }

    /// Whoever has the app alone reads why its call was stopped, and not what is behind the answer.
    @Test func theAppsOwnersDoNotGetToKnowOfWorkspaces_K14() async throws {
        try await EvoScene.run { scene in
            let missing = "/file/v2/orgs/\(scene.organisation.id)/workspaces/\(RandomSource.system.uuid())/files"
            var calls: [RefusedCall] = []
            let stores = scene.server.parts.stores
            let reading = RefusedCallReading(
                calls: stores.refusedCalls,
                apps: stores.apps,
                workspaces: stores.workspaces,
            )
            let ann = Actor(scene.ann, memberships: [], address: nil, correlationID: nil)
            for (token, uri) in [(scene.member, scene.files), (scene.member, missing), (scene.stranger, scene.files)] {
                let refused = try await scene.call(.get, uri, as: token)
                #expect(refused.status == .notFound)
                try await scene.server.parts.refusedCalls.flush(to: stores.refusedCalls)
                calls.append(try await reading.call(try #require(refused.headers[.correlationID]), by: ann))
            }
            #expect(calls[0].checks.failure?.step == .role && calls[0].checks.failure?.mending == nil)
            #expect(calls[0].checks.failure?.fact.contains("Owner") == false)
            #expect(calls[0].checks.map(\.fact) == calls[1].checks.map(\.fact))
            #expect(calls[2].checks.failure?.step == .membership)
        }
    }

    @Test func acallWithoutAGoodTokenLeadsToThePageItself() async throws {
        try await EvoScene.run { scene in
            let page = TestServer.issuer + SiteURL.access(.check).path
            let anonymous = try await scene.client.execute(uri: scene.files, method: .get)
            #expect(anonymous.status == .unauthorized)
            #expect(anonymous.json["access_check"]?.stringValue == page)
            let nonsense = try await scene.call(.get, scene.files, as: "nonsense")
            #expect(nonsense.json["access_check"]?.stringValue == page)
            // What is no question of access says nothing of it.
            let missing = try await scene.call(.get, scene.files + "/00000000-0000-4000-8000-000000000000")
            #expect(missing.status == .notFound && missing.json["access_check"] == nil)
            let invalid = try await scene.call(.get, scene.files + "?limit=x")
            #expect(invalid.status.code >= 400 && invalid.json["access_check"] == nil)
        }
    }
}
