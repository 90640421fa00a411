import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Browsers of registered single-page apps may call, nobody else's (row D21).
@Suite struct CrossOriginTests {
    private static let origin = "https://spa.example"
    private static let open = [
        "/.well-known/openid-configuration", "/.well-known/oauth-authorization-server",
        "/.well-known/openid-configuration/jwks", "/connect/token", "/connect/userinfo", "/connect/revocation",
    ]

    private static func preflight(_ origin: String) -> HTTPFields {
        [
            .origin: origin, .accessControlRequestMethod: "POST",
            .accessControlRequestHeaders: "authorization,content-type",
        ]
    }

    @Test(arguments: open) func answersPreflight_D21(_ path: String) async throws {
        try await ProtocolScene.run { scene, client in
            let response = try await client.execute(uri: path, method: .options, headers: Self.preflight(Self.origin))
            #expect(response.status == .noContent)
            #expect(response.headers[.accessControlAllowOrigin] == Self.origin)
            #expect(response.headers[.accessControlAllowCredentials] == nil)
            #expect(response.headers[.accessControlAllowMethods]?.contains("POST") == true)
            #expect(response.headers[.vary] == "Origin")
        }
    }

    @Test(arguments: [
        "null", "https://evil.example", "https://spa.example.evil.example", "http://spa.example",
        "https://spa.example:444",
        "https://web.example", "https://spa.example/", "*", "https://SPA.example",
    ])
    func refusesOtherOrigins_D21(_ origin: String) async throws {
        try await ProtocolScene.run { scene, client in
            for path in Self.open {
                let preflight = try await client.execute(uri: path, method: .options, headers: Self.preflight(origin))
                #expect(preflight.headers[.accessControlAllowOrigin] == nil)
                let response = try await client.execute(uri: path, method: .get, headers: [.origin: origin])
                #expect(response.headers[.accessControlAllowOrigin] == nil)
                #expect(response.headers[.vary] == "Origin" || response.status == .methodNotAllowed)
            }
        }
    }

    @Test func letsAppReadAnswersAndRefusals() async throws {
        try await ProtocolScene.run { scene, client in
            let code = try await client.code(for: scene.spa, scope: "openid profile")
            let form = [
                ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", scene.spa.redirectURI),
                ("client_id", scene.spa.id.rawValue), ("code_verifier", TestProtocol.verifier),
            ]
            let headers: HTTPFields = [.origin: Self.origin]
            for status: HTTPResponse.Status in [.ok, .badRequest] {
                let response = try await client.post("/connect/token", form, headers: headers)
                #expect(response.status == status)
                #expect(response.headers[.accessControlAllowOrigin] == Self.origin)
                #expect(response.headers[.accessControlAllowCredentials] == nil)
            }
            let userinfo = try await client.execute(uri: "/connect/userinfo", method: .get, headers: headers)
            #expect(userinfo.status == .unauthorized)
            #expect(userinfo.headers[.accessControlAllowOrigin] == Self.origin)
            #expect(userinfo.headers[.accessControlExposeHeaders]?.contains("WWW-Authenticate") == true)
        }
    }

    @Test func keepsOtherPathsClosed() async throws {
        try await ProtocolScene.run { scene, client in
            for path in [
                "/connect/authorize", "/connect/introspect", "/connect/endsession", "/signin", "/", "/metrics",
            ] {
                for method: HTTPRequest.Method in [.get, .options] {
                    let response = try await client.execute(
                        uri: path,
                        method: method,
                        headers: Self.preflight(Self.origin),
                    )
                    #expect(response.headers[.accessControlAllowOrigin] == nil)
                }
            }
        }
    }

    /// Whoever registered it, and before any notice of the change has come.
    @Test func opensToANewAppAtOnce() async throws {
        try await ProtocolScene.run { scene, client in
            let origin = "https://new.example"
            let refused = try await client.execute(
                uri: "/connect/token",
                method: .options,
                headers: Self.preflight(origin),
            )
            #expect(refused.headers[.accessControlAllowOrigin] == nil)
            _ = try await scene.server.makeApp(
                .spa,
                name: "New app",
                owner: scene.ann,
                scopes: ["openid"],
                redirectURIs: [origin + "/cb"],
            )
            let answered = try await client.execute(
                uri: "/connect/token",
                method: .options,
                headers: Self.preflight(origin),
            )
            #expect(answered.headers[.accessControlAllowOrigin] == origin)
        }
    }

    @Test func closesWithTheApp() async throws {
        try await ProtocolScene.run { scene, client in
            _ = try await scene.server.parts.stores.apps.disable(scene.spa.id, at: scene.server.clock.now)
            try await scene.noticeChanges()
            let headers = Self.preflight(Self.origin)
            let response = try await client.execute(uri: "/connect/token", method: .options, headers: headers)
            #expect(response.headers[.accessControlAllowOrigin] == nil)
        }
    }

    /// A cache may keep the public documents: what it kept for a program must not be given to a browser.
    @Test func namesOriginInVaryAlways() async throws {
        try await ProtocolScene.run { scene, client in
            for path in Self.open where path.hasPrefix("/.well-known/") {
                let response = try await client.execute(uri: path, method: .get)
                #expect(response.headers[.vary] == "Origin", "\(path)")
            }
        }
    }
}
