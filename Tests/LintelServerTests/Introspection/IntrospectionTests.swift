import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// `/connect/introspect` (rows I01 to I03, RFC 7662).
@Suite struct IntrospectionTests {
    @Test func tellsOfOwnTokens() async throws {
        try await ProtocolScene.run { scene, client in
            let tokens = try await client.tokens(for: scene.web)
            let access = try await client.introspect(tokens.access, by: scene.web).json
            #expect(access["active"]?.boolValue == true)
            #expect(access["sub"]?.stringValue == scene.ann.id.rawValue)
            #expect(access["client_id"]?.stringValue == scene.web.id.rawValue)
            #expect(access["scope"]?.stringValue == ProtocolScene.allScopes)
            #expect(access["token_type"]?.stringValue == "Bearer")
            #expect(access["username"]?.stringValue == ProtocolScene.annEmail)
            let refresh = try await client.introspect(try #require(tokens.refresh), by: scene.web).json
            #expect(refresh["active"]?.boolValue == true)
            #expect(refresh["sub"]?.stringValue == scene.ann.id.rawValue)
        }
    }

    @Test func tellsAppsOfAnAPIAboutItsTokens() async throws {
        try await ProtocolScene.run { scene, client in
            let token = try await client.tokens(for: scene.native, scope: "itwin-platform").access
            #expect(try await client.isActive(token, by: scene.service))
            #expect(try await client.isActive(token, by: scene.otherWeb) == false)
        }
    }

    @Test func asksForAuthentication_I01() async throws {
        try await ProtocolScene.run { scene, client in
            let token = try await client.serviceToken(scene.service)
            let form = [("token", token)]
            expectRefusal(try await client.post("/connect/introspect", form), "invalid_client", status: .unauthorized)
            for basic in [(scene.web.id.rawValue, "wrong"), ("web-unknown", "x"), (scene.web.id.rawValue, "")] {
                let response = try await client.post("/connect/introspect", form, basic: basic)
                expectRefusal(response, "invalid_client", status: .unauthorized)
            }
            // RFC 7662 §2.1: a public app proves nothing, and may not ask.
            let asPublic = form + [("client_id", scene.native.id.rawValue)]
            expectRefusal(
                try await client.post("/connect/introspect", asPublic),
                "invalid_client",
                status: .unauthorized
            )
            // A bearer token is no client authentication here.
            let bearer: HTTPFields = [.authorization: "Bearer \(token)"]
            let response = try await client.post("/connect/introspect", form, headers: bearer)
            expectRefusal(response, "invalid_client", status: .unauthorized)
        }
    }

    @Test func saysNothingOfDeadAndForeignTokens_I02() async throws {
        try await ProtocolScene.run { scene, client in
            let tokens = try await client.tokens(for: scene.web)
            let evo = try await client.serviceToken(scene.service, scope: "evo.discovery")
            let other = try await client.tokens(for: scene.otherWeb, scope: "openid")
            let code = try await client.code(for: scene.web)
            let dead = [
                "x", "a.b.c", tokens.access + "x", String(tokens.access.dropLast(4)), try #require(tokens.id), code,
                String(repeating: "x", count: 16_000), "lintel_rt_x", try #require(tokens.refresh) + "A",
                // Another audience, and the authorization server's own, which openid names for everybody.
                evo, other.access,
            ]
            for token in dead { #expect(try await client.isActive(token, by: scene.web) == false) }
            // Another app's refresh token is nobody else's business.
            #expect(try await client.isActive(try #require(tokens.refresh), by: scene.service) == false)
            scene.server.clock.advance(by: 3631)
            #expect(try await client.isActive(tokens.access, by: scene.web) == false)
        }
    }

    @Test func knowsOldGenerations() async throws {
        try await ProtocolScene.run { scene, client in
            let first = try #require(try await client.tokens(for: scene.web).refresh)
            let second = try #require(try IssuedTokens(try await client.refresh(first, app: scene.web)).refresh)
            #expect(try await client.isActive(first, by: scene.web) == false)
            #expect(try await client.isActive(second, by: scene.web))
        }
    }

    @Test func checksRequest_I03() async throws {
        try await ProtocolScene.run { scene, client in
            let basic = (scene.web.id.rawValue, scene.web.secret ?? "")
            expectRefusal(try await client.post("/connect/introspect", [], basic: basic), "invalid_request")
            let twice = [("token", "a"), ("token", "b")]
            expectRefusal(try await client.post("/connect/introspect", twice, basic: basic), "invalid_request")
            let get = try await client.execute(uri: "/connect/introspect?token=x", method: .get)
            #expect(get.status == .methodNotAllowed)
        }
    }
}
