import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// `/connect/revocation` (rows I04 to I06, H08, RFC 7009).
@Suite struct RevocationTests {
    @Test func leavesForeignTokensAlive_I04() async throws {
        try await ProtocolScene.run { scene, client in
            let tokens = try await client.tokens(for: scene.web)
            for thief in [scene.otherWeb, scene.native] {
                #expect(try await client.revoke(tokens.access, by: thief).status == .ok)
                #expect(try await client.revoke(try #require(tokens.refresh), by: thief).status == .ok)
            }
            #expect(try await client.isActive(tokens.access, by: scene.web))
            #expect(try await client.refresh(try #require(tokens.refresh), app: scene.web).status == .ok)
        }
    }

    @Test func acceptsUnknownTokensAndHints_I05() async throws {
        try await ProtocolScene.run { scene, client in
            for token in ["x", "a.b.c", "lintel_rt_unknown", String(repeating: "y", count: 10_000)] {
                let response = try await client.revoke(token, by: scene.web)
                #expect(response.status == .ok && response.text.isEmpty)
            }
            let tokens = try await client.tokens(for: scene.web)
            // RFC 7009 §2.1: a wrong hint changes nothing.
            for (token, hint) in [(tokens.access, "refresh_token"), (try #require(tokens.refresh), "nonsense")] {
                #expect(try await client.revoke(token, by: scene.web, extra: [("token_type_hint", hint)]).status == .ok)
                #expect(try await client.isActive(token, by: scene.web) == false)
            }
        }
    }

    /// A refresh token takes its grant's access tokens along; an access token goes alone.
    @Test func revokesAsDocumented_I06() async throws {
        try await ProtocolScene.run { scene, client in
            let one = try await client.tokens(for: scene.web)
            _ = try await client.revoke(try #require(one.refresh), by: scene.web)
            #expect(try await client.isActive(one.access, by: scene.web) == false)
            expectRefusal(try await client.refresh(try #require(one.refresh), app: scene.web), "invalid_grant")
            let other = try await client.tokens(for: scene.web)
            _ = try await client.revoke(other.access, by: scene.web)
            #expect(try await client.isActive(other.access, by: scene.web) == false)
            let renewed = try IssuedTokens(try await client.refresh(try #require(other.refresh), app: scene.web))
            #expect(try await client.isActive(renewed.access, by: scene.web))
        }
    }

    @Test func worksAtOnceEverywhere_H08() async throws {
        try await ProtocolScene.run { scene, client in
            let token = try await client.tokens(for: scene.native).access
            #expect(try await client.get("/users/me", bearer: token).status == .ok)
            #expect(try await client.get("/connect/userinfo", bearer: token).status == .ok)
            _ = try await client.revoke(token, by: scene.native)
            #expect(try await client.get("/users/me", bearer: token).status == .unauthorized)
            #expect(try await client.get("/connect/userinfo", bearer: token).status == .unauthorized)
        }
    }

    /// Verifiers accept a token for some seconds after `exp`: the denial must last as long.
    @Test func staysRevokedThroughLeeway_H08() async throws {
        try await ProtocolScene.run { scene, client in
            let alone = try await client.tokens(for: scene.web)
            let family = try await client.tokens(for: scene.web)
            let unrevoked = try await client.tokens(for: scene.web)
            _ = try await client.revoke(alone.access, by: scene.web)
            _ = try await client.revoke(try #require(family.refresh), by: scene.web)
            scene.server.clock.advance(by: 3610)
            try await scene.noticeChanges()
            #expect(try await client.isActive(unrevoked.access, by: scene.web))
            #expect(try await client.isActive(alone.access, by: scene.web) == false)
            #expect(try await client.isActive(family.access, by: scene.web) == false)
        }
    }

    @Test func checksRequest() async throws {
        try await ProtocolScene.run { scene, client in
            let basic = (scene.web.id.rawValue, scene.web.secret ?? "")
            expectRefusal(try await client.post("/connect/revocation", [], basic: basic), "invalid_request")
            let twice = [("token", "a"), ("token", "b")]
            expectRefusal(try await client.post("/connect/revocation", twice, basic: basic), "invalid_request")
            let stranger = [("token", "a"), ("client_id", scene.web.id.rawValue), ("client_secret", "wrong")]
            let response = try await client.post("/connect/revocation", stranger)
            expectRefusal(response, "invalid_client", status: .unauthorized)
            #expect(try await client.execute(uri: "/connect/revocation", method: .get).status == .methodNotAllowed)
        }
    }

    @Test func readsOfListNeverForget() async throws {
        try await ProtocolScene.run { scene, client in
            let tokens = try await client.tokens(for: scene.web)
            _ = try await client.revoke(tokens.access, by: scene.web)
            // Many readings at once, some of which began before others.
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<20 { group.addTask { try await scene.noticeChanges() } }
                try await group.waitForAll()
            }
            #expect(try await client.isActive(tokens.access, by: scene.web) == false)
        }
    }
}
