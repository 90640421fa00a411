import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// The page says what the endpoint does, whatever the situation.
@Suite struct AccessVerdictTests {
    /// Where the actions are done that are about no organisation in the path; the others are held against their
    /// endpoints in `WorkspaceVerdictTests` and `ContentVerdictTests`.
    private static let paths = [
        "evo.discovery": "/evo/identity/v2/discovery?service=evo",
        "itwin.users-me": "/users/me",
    ]

    /// One situation: what is in the way, and what is not.
    private struct Situation: Sendable, CustomStringConvertible {
        var scope: String
        var isEntitled: Bool
        var isMember: Bool
        var isDisabled: Bool

        var description: String {
            "\(self.scope), entitled \(self.isEntitled), member \(self.isMember), disabled \(self.isDisabled)"
        }

        static var all: [Situation] {
            var all: [Situation] = []
            for scope in ["evo.discovery", "evo.file", "itwin-platform", "evo.discovery itwin-platform"] {
                for number in 0..<8 {
                    all.append(
                        Situation(
                            scope: scope,
                            isEntitled: number & 1 != 0,
                            isMember: number & 2 != 0,
                            isDisabled: number & 4 != 0,
                        )
                    )
                }
            }
            return all
        }
    }

    @Test func agreesWithTheEndpointsForServices() async throws {
        try await AuditScene.run { scene in
            #expect(Set(Self.paths.keys).isSubset(of: scene.server.explainer.actions.map(\.id)))
            let browser = try await scene.browser("op@example.org")
            var outcomes: Set<Bool> = []
            for situation in Situation.all {
                let organisation = try await scene.server.makeOrganisation(
                    "Firm",
                    entitlements: situation.isEntitled ? ["evo"] : ["synchro"],
                )
                let app = try await scene.server.makeApp(
                    .service,
                    owner: scene.ann,
                    scopes: ScopeSet(spaceSeparated: situation.scope),
                )
                if situation.isMember {
                    try await scene.server.join(try #require(app.app.clientEmail), .member, organisation)
                }
                let token = try await scene.client.clientCredentials(app, scope: situation.scope)
                    .json["access_token"]?.stringValue
                #expect(token != nil)
                if situation.isDisabled {
                    _ = try await scene.server.parts.stores.apps.disable(app.id, at: scene.server.clock.now)
                    scene.server.parts.directory.invalidateAll()
                }
                for (action, path) in Self.paths {
                    let answer = try await scene.client.get(path, bearer: token)
                    let general = try await Self.verdict(browser, [("client", app.id.rawValue), ("action", action)])
                    #expect(general == (answer.status == .ok), "\(action): \(situation)")
                    outcomes.insert(general)
                    guard action == "evo.discovery" else { continue }
                    let within = try await Self.verdict(
                        browser,
                        [("client", app.id.rawValue), ("action", action), ("org", organisation.id.rawValue)],
                    )
                    #expect(within == answer.text.contains(organisation.id.rawValue), "\(action): \(situation)")
                }
            }
            #expect(outcomes == [true, false])
        }
    }

    @Test(arguments: ["itwin-platform", "evo.discovery"], [false, true])
    func agreesWithTheEndpointsForPeople(scope: String, isDisabled: Bool) async throws {
        try await AuditScene.run { scene in
            let uri = "http://127.0.0.1/cb"
            let app = try await scene.server.makeApp(
                .native,
                owner: scene.ann,
                scopes: ScopeSet(["openid", scope]),
                redirectURIs: [uri],
            )
            let browser = TestBrowser(scene.client)
            let code = try await browser.authorize(
                TestProtocol.authorization(app, redirectURI: uri, scope: "openid \(scope)"),
                email: "ben@example.org",
            ).answer["code"]
            let answer = try await scene.client.exchange(try #require(code), app: app, redirectURI: uri)
            let token = try #require(answer.json["access_token"]?.stringValue)
            if isDisabled {
                _ = try await scene.server.parts.stores.apps.disable(app.id, at: scene.server.clock.now)
                scene.server.parts.directory.invalidateAll()
            }
            let asking = try await scene.browser("op@example.org")
            for (action, path) in Self.paths {
                let status = try await scene.client.get(path, bearer: token).status
                let verdict = try await Self.verdict(
                    asking,
                    [("client", app.id.rawValue), ("email", "ben@example.org"), ("action", action)],
                )
                #expect(verdict == (status == .ok), "\(action) with \(scope), disabled \(isDisabled)")
            }
        }
    }

    private static func verdict(_ browser: TestBrowser, _ fields: [(String, String)]) async throws -> Bool {
        let page = try await browser.get("/access-check?" + TestBrowser.encode(fields))
        #expect(page.status == .ok)
        let isAllowed = page.text.contains("<b>Let in.</b>")
        #expect(isAllowed != page.text.contains("<b>Stopped at "))
        return isAllowed
    }
}
