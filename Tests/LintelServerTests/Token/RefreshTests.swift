import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Rotation, grace and families of refresh tokens (rows F01 to F06, F12).
@Suite struct RefreshTests {
    private static func refreshed(
        _ token: String?,
        _ client: CheckedClient,
        _ app: TestServer.RegisteredApp,
    ) async throws -> IssuedTokens {
        try IssuedTokens(try await client.refresh(try #require(token), app: app))
    }

    @Test func rotates() async throws {
        try await ProtocolScene.run { scene, client in
            for app in [scene.web, scene.native] {
                let first = try await client.tokens(for: app)
                let second = try await Self.refreshed(first.refresh, client, app)
                #expect(second.refresh != nil && second.refresh != first.refresh)
                #expect(second.scope == ProtocolScene.allScopes)
                let old = try IssuedTokens.claims(of: try #require(first.id))
                let new = try IssuedTokens.claims(of: try #require(second.id))
                // OpenID Connect Core §12.2: the same person, app and time of sign-in; no nonce is needed.
                for name in ["iss", "sub", "aud", "auth_time", "sid"] { #expect(old[name] == new[name]) }
                _ = try await Self.refreshed(second.refresh, client, app)
            }
        }
    }

    @Test func endsFamilyWhenOldTokenReturns_F01() async throws {
        try await ProtocolScene.run { scene, client in
            for (rotations, seconds) in [(1, 31), (2, 0), (3, 10)] as [(Int, Int64)] {
                let first = try await client.tokens(for: scene.web)
                var newest = first
                for _ in 0..<rotations { newest = try await Self.refreshed(newest.refresh, client, scene.web) }
                scene.server.clock.advance(by: seconds)
                let reuse = try await client.refresh(try #require(first.refresh), app: scene.web)
                expectRefusal(reuse, "invalid_grant", id: "refresh_token_reused")
                expectRefusal(try await client.refresh(try #require(newest.refresh), app: scene.web), "invalid_grant")
                // The access tokens go with the family, at once.
                #expect(try await client.isActive(newest.access, by: scene.web) == false)
                #expect(try await client.isActive(first.access, by: scene.web) == false)
            }
        }
    }

    @Test func repeatsSuccessorInGrace_F02() async throws {
        try await ProtocolScene.run { scene, client in
            let first = try await client.tokens(for: scene.native)
            let second = try await Self.refreshed(first.refresh, client, scene.native)
            scene.server.clock.advance(by: 30)
            let again = try await Self.refreshed(first.refresh, client, scene.native)
            #expect(again.refresh == second.refresh)
            let third = try await Self.refreshed(again.refresh, client, scene.native)
            #expect(third.refresh != second.refresh)
        }
    }

    @Test func fiftyParallelRefreshesHaveOneSuccessor_F03() async throws {
        try await ProtocolScene.run { scene, client in
            let token = try #require(try await client.tokens(for: scene.web).refresh)
            let answers = try await withThrowingTaskGroup(of: IssuedTokens.self) { group in
                for _ in 0..<50 { group.addTask { try await Self.refreshed(token, client, scene.web) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(answers.map(\.refresh)).count == 1)
            _ = try await Self.refreshed(answers.first?.refresh, client, scene.web)
        }
    }

    @Test func sparesOtherFamilies_F04() async throws {
        try await ProtocolScene.run { scene, client in
            let browser = TestBrowser(client)
            let one = try await client.tokens(for: scene.web, browser: browser)
            let other = try await client.tokens(for: scene.web, browser: browser)
            _ = try await Self.refreshed(one.refresh, client, scene.web)
            scene.server.clock.advance(by: 31)
            expectRefusal(try await client.refresh(try #require(one.refresh), app: scene.web), "invalid_grant")
            _ = try await Self.refreshed(other.refresh, client, scene.web)
            #expect(try await client.isActive(other.access, by: scene.web))
        }
    }

    @Test func refusesTokenOfAnotherApp_F05() async throws {
        try await ProtocolScene.run { scene, client in
            let tokens = try await client.tokens(for: scene.web)
            let token = try #require(tokens.refresh)
            for thief in [scene.otherWeb, scene.native] {
                expectRefusal(try await client.refresh(token, app: thief), "invalid_grant", id: "refresh_token_invalid")
            }
            _ = try await Self.refreshed(token, client, scene.web)
        }
    }

    @Test func narrowsButNeverWidens_F06() async throws {
        try await ProtocolScene.run { scene, client in
            let token = try #require(try await client.tokens(for: scene.web, scope: "openid offline_access").refresh)
            for wider in ["itwin-platform", "openid itwin-platform", "openid offline_access profile", "admin"] {
                let response = try await client.refresh(token, app: scene.web, extra: [("scope", wider)])
                expectRefusal(response, "invalid_scope")
            }
            let response = try await client.refresh(token, app: scene.web, extra: [("scope", "openid")])
            let narrow = try IssuedTokens(response)
            #expect(narrow.scope == "openid")
            // RFC 6749 §6: the refresh token keeps its scope.
            #expect(try await Self.refreshed(narrow.refresh, client, scene.web).scope == "openid offline_access")
        }
    }

    @Test func givesRefreshTokenOnlyForOfflineAccess_F12() async throws {
        try await ProtocolScene.run { scene, client in
            for app in [scene.native, scene.web, scene.spa] {
                let tokens = try await client.tokens(for: app, scope: "openid itwin-platform")
                #expect(tokens.refresh == nil)
            }
        }
    }

    @Test func refusesMalformedTokens() async throws {
        try await ProtocolScene.run { scene, client in
            for token in ["lintel_rt_", "lintel_rt_!", "x", String(repeating: "a", count: 10_000)] {
                expectRefusal(try await client.refresh(token, app: scene.web), "invalid_grant")
            }
            expectRefusal(try await client.refresh("", app: scene.web), "invalid_request")
        }
    }
}
