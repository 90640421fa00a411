import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTesting
import LintelTokens
import NIOCore
import Testing

@testable import LintelServer

/// The administration API for those who may and those who may not.
@Suite struct AdministrationAPITests {
    private static let redirectURI = "http://localhost:3000/callback"

    private struct Scene {
        let server: TestServer
        let client: any TestClientProtocol
        let tool: TestServer.RegisteredApp

        /// A token of a person with these scopes.
        func token(_ scope: String, of email: String = "ann@example.org") async throws -> String {
            let browser = TestBrowser(self.client)
            let query = TestProtocol.authorization(self.tool, redirectURI: redirectURI, scope: scope)
            let code = try #require(try await browser.authorize(query, email: email).answer["code"])
            let answer = try await self.client.exchange(code, app: self.tool, redirectURI: redirectURI)
            return try #require(answer.json["access_token"]?.stringValue)
        }

        func call(
            _ method: HTTPRequest.Method,
            _ path: String,
            _ token: String,
            _ body: String? = nil,
            ifMatch: String? = nil,
        ) async throws -> TestResponse {
            var headers: HTTPFields = [.authorization: "Bearer \(token)"]
            if body != nil { headers[.contentType] = "application/json" }
            if let ifMatch { headers[.ifMatch] = ifMatch }
            return try await self.client.execute(
                uri: "/api/v1" + path,
                method: method,
                headers: headers,
                body: body.map { ByteBuffer(string: $0) },
            )
        }
    }

    private static func run(_ body: @escaping @Sendable (Scene) async throws -> Void) async throws {
        let server = try await TestServer()
        let ann = try await server.makeAccount()
        _ = try await server.makeAccount("eve@example.org", name: "Eve Other")
        let tool = try await server.makeApp(
            .native,
            owner: ann,
            scopes: ScopeSet(["openid"] + AdministrationScope.allCases.map(\.rawValue)),
            redirectURIs: [self.redirectURI],
        )
        try await server.run { client in
            try await body(Scene(server: server, client: client, tool: tool))
        }
    }

    @Test func everyOperationAsksForItsScope() async throws {
        try await Self.run { scene in
            let operations = AdministrationRoutes(EndpointBuilder(scene.server.parts)).operations
            #expect(operations.count > 30)
            for scope in AdministrationScope.allCases {
                let token = try await scene.token(scope.rawValue)
                for operation in operations {
                    let path = operation.path.replacing(#/\{[a-z_]+\}/#, with: "nothing")
                    let answer = try await scene.call(operation.method, path, token)
                    let isEnough = operation.scope.sufficient.contains(scope.rawValue)
                    let isRefused = answer.json["id"]?.stringValue == "insufficient_scope"
                    #expect(isRefused == !isEnough, "\(operation.method) \(operation.path) with \(scope)")
                    #expect(answer.status.code < 500)
                    if isRefused { #expect(answer.status == .forbidden) }
                }
            }
        }
    }

    @Test func anAppIsItsOwnersAndNobodyElses_K05_K16() async throws {
        try await Self.run { scene in
            let ann = try await scene.token("lintel.apps")
            let eve = try await scene.token("lintel.apps", of: "eve@example.org")
            let path = "/apps/\(scene.tool.id)"
            let tag = try #require(try await scene.call(.get, path, ann).headers[.eTag])
            let name = #"{"name": "Renamed"}"#
            for stranger in [
                try await scene.call(.get, path, eve),
                try await scene.call(.patch, path, eve, name, ifMatch: tag),
                try await scene.call(.delete, path, eve, ifMatch: tag),
                try await scene.call(.post, path + "/owners", eve, #"{"email": "eve@example.org"}"#),
            ] { #expect(stranger.status == .notFound) }
            #expect(try await scene.call(.patch, path, ann, name).status.code == 428)
            #expect(try await scene.call(.patch, path, ann, name, ifMatch: "\"v99\"").status == .preconditionFailed)
            #expect(try await scene.call(.patch, path, ann, name, ifMatch: "*").status == .preconditionFailed)
            let renamed = try await scene.call(.patch, path, ann, name, ifMatch: tag)
            #expect(renamed.status == .ok && renamed.json["name"]?.stringValue == "Renamed")
            #expect(renamed.headers[.eTag] != tag)
            #expect(try await scene.call(.patch, path, ann, name, ifMatch: tag).status == .preconditionFailed)
        }
    }

    @Test func setsNothingInPassing_C14_K09() async throws {
        try await Self.run { scene in
            let token = try await scene.token("lintel.apps lintel.organisations")
            let organisation = try await scene.call(.post, "/organisations", token, #"{"name": "Works"}"#)
            let id = try #require(organisation.json["id"]?.stringValue)
            let bad = try await scene.call(
                .patch,
                "/apps/\(scene.tool.id)",
                token,
                #"{"name": "Renamed", "owners": ["somebody"]}"#,
                ifMatch: "\"v1\"",
            )
            #expect(bad.status == .unprocessableContent && bad.json["field"]?.stringValue == "owners")
            // What cannot be read changes nothing, wherever it stands.
            for path in ["/domains/works.example", "/entitlements/evo", "/allowed-clients/\(scene.tool.id)"] {
                let answer = try await scene.call(.put, "/organisations/\(id)\(path)?odd=1", token)
                #expect(answer.status == .badRequest, "\(path)")
            }
            #expect(try await scene.call(.get, "/organisations/\(id)/domains", token).json["items"] == .array([]))
            #expect(
                try await scene.call(.get, "/organisations/\(id)/allowed-clients", token).json["items"] == .array([])
            )
            let products = try await scene.call(.get, "/organisations/\(id)/entitlements", token)
            #expect(!products.text.contains("requested"))
        }
    }

    @Test func namesTheRuleThatRefuses() async throws {
        try await Self.run { scene in
            let token = try await scene.token("lintel.apps")
            let path = "/apps/\(scene.tool.id)"
            let owner = try #require(
                try await scene.call(.get, path, token).json["owners"]?.arrayValue?.first?.stringValue
            )
            let last = try await scene.call(.delete, "\(path)/owners/\(owner)", token)
            #expect(last.json["id"]?.stringValue == "owner_last")
            let secret = try await scene.call(.post, path + "/secrets", token, "{}")
            #expect(secret.json["id"]?.stringValue == "secret_not_for_type")
            let missing = try await scene.call(.get, "/nothing", token)
            #expect(missing.status == .notFound)
            #expect(missing.headers[.contentType] == "application/problem+json")
        }
    }

    @Test func showsASecretOnce_K04() async throws {
        try await Self.run { scene in
            let token = try await scene.token("lintel.apps")
            let body = #"{"type": "service", "name": "Nightly"}"#
            #expect(
                try await scene.call(.post, "/apps", token, body).json["id"]?.stringValue == "developer_terms_needed"
            )
            let ann = try #require(
                try await scene.server.parts.stores.accounts.credentials(for: try EmailKey("ann@example.org"))
            )
            try await scene.server.parts.stores.appRegistrations.accept(
                developerTerms: DeveloperTerms.version,
                account: ann.account.id,
                at: scene.server.clock.now,
            )
            let made = try await scene.call(.post, "/apps", token, body)
            let secret = try #require(made.json["client_secret"]?.stringValue)
            let id = try #require(made.json["client_id"]?.stringValue)
            #expect(made.status == .created && made.headers[.location]?.hasSuffix("/api/v1/apps/\(id)") == true)
            for path in ["/apps", "/apps/\(id)"] {
                #expect(try await !scene.call(.get, path, token).text.contains(secret))
            }
            let further = try await scene.call(.post, "/apps/\(id)/secrets", token, #"{"label": "second"}"#)
            let second = try #require(further.json["client_secret"]?.stringValue)
            #expect(try await !scene.call(.get, "/apps/\(id)", token).text.contains(second))
        }
    }

    @Test func listsComeInParts_K14() async throws {
        try await Self.run { scene in
            let ann = try #require(
                try await scene.server.parts.stores.accounts.credentials(for: try EmailKey("ann@example.org"))
            )
            for number in 1...5 {
                _ = try await scene.server.makeApp(.service, name: "App \(number)", owner: ann.account, scopes: [])
            }
            let token = try await scene.token("lintel.apps.read")
            var names: [String] = []
            var cursor = ""
            repeat {
                let page = try await scene.call(
                    .get,
                    "/apps?limit=2" + (cursor.isEmpty ? "" : "&cursor=\(cursor)"),
                    token
                )
                let items = page.json["items"]?.arrayValue ?? []
                #expect((1...2).contains(items.count))
                names += items.compactMap { $0["name"]?.stringValue }
                cursor = page.json["next"]?.stringValue ?? ""
            } while !cursor.isEmpty && names.count < 20
            #expect(Set(names).count == 6 && names.count == 6)
            for limit in ["0", "-1", "101", "x", "99999999999999999999"] {
                #expect(try await scene.call(.get, "/apps?limit=\(limit)", token).status == .unprocessableContent)
            }
        }
    }

    @Test func whoIsDisabledIsRefusedAtOnce_C21() async throws {
        try await Self.run { scene in
            let token = try await scene.token("lintel.apps", of: "eve@example.org")
            #expect(try await scene.call(.get, "/apps", token).status == .ok)
            let now = scene.server.clock.now
            _ = try await scene.server.parts.stores.accounts.disable(
                try EmailKey("eve@example.org"),
                at: now,
                denyUntil: now + 3_600,
            )
            scene.server.parts.accounts.invalidateAll()
            #expect(try await scene.call(.get, "/apps", token).status == .unauthorized)
        }
    }
}
