import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// What ends a refresh family, and what does not (rows F07 to F10).
@Suite struct RefreshEndTests {
    @Test func endsWithSignOut_F07() async throws {
        try await ProtocolScene.run { scene, client in
            let browser = TestBrowser(client)
            let tokens = try await client.tokens(for: scene.web, browser: browser)
            let elsewhere = try await client.tokens(for: scene.web)
            _ = try await browser.get("/connect/endsession?id_token_hint=" + (try #require(tokens.id)))
            expectRefusal(try await client.refresh(try #require(tokens.refresh), app: scene.web), "invalid_grant")
            #expect(try await client.isActive(tokens.access, by: scene.web) == false)
            #expect(try await client.refresh(try #require(elsewhere.refresh), app: scene.web).status == .ok)
        }
    }

    @Test func endsWithRevocationAndWithdrawal_F07() async throws {
        try await ProtocolScene.run { scene, client in
            let now = scene.server.clock.now
            let revoked = try #require(try await client.tokens(for: scene.native).refresh)
            #expect(try await client.revoke(revoked, by: scene.native).status == .ok)
            expectRefusal(try await client.refresh(revoked, app: scene.native), "invalid_grant")
            let withdrawn = try #require(try await client.tokens(for: scene.native).refresh)
            try await scene.server.parts.stores.grants.revokeConsent(
                account: scene.ann.id,
                client: scene.native.id,
                denyUntil: now + 3600,
            )
            expectRefusal(try await client.refresh(withdrawn, app: scene.native), "invalid_grant")
        }
    }

    @Test func endsWithAccountAndApp_F07() async throws {
        try await ProtocolScene.run { scene, client in
            let stores = scene.server.parts.stores
            let anns = try await client.tokens(for: scene.web)
            let bobs = try await client.tokens(for: scene.web, email: ProtocolScene.bobEmail)
            _ = try await stores.accounts.disable(
                try EmailKey(ProtocolScene.annEmail),
                at: scene.server.clock.now,
                denyUntil: scene.server.clock.now + 3_600
            )
            expectRefusal(try await client.refresh(try #require(anns.refresh), app: scene.web), "invalid_grant")
            try await scene.noticeChanges()
            #expect(try await client.isActive(anns.access, by: scene.web) == false)
            #expect(try await client.get("/connect/userinfo", bearer: anns.access).status == .unauthorized)
            #expect(try await client.get("/users/me", bearer: anns.access).status == .unauthorized)
            #expect(try await client.refresh(try #require(bobs.refresh), app: scene.web).status == .ok)
            _ = try await stores.apps.disable(scene.web.id, at: scene.server.clock.now)
            try await scene.noticeChanges()
            let response = try await client.refresh(try #require(bobs.refresh), app: scene.web)
            expectRefusal(response, "invalid_client", status: .unauthorized)
            #expect(try await client.get("/connect/userinfo", bearer: bobs.access).status == .unauthorized)
        }
    }

    @Test func endsAfterIdleAndAbsoluteTime_F08() async throws {
        try await ProtocolScene.run(["refresh.idle": "1000", "refresh.absolute": "2500"]) { scene, client in
            let idle = try #require(try await client.tokens(for: scene.web).refresh)
            scene.server.clock.advance(by: 1001)
            expectRefusal(try await client.refresh(idle, app: scene.web), "invalid_grant")
            var token = try #require(try await client.tokens(for: scene.web).refresh)
            for _ in 0..<2 {
                scene.server.clock.advance(by: 1000)
                token = try #require(try IssuedTokens(try await client.refresh(token, app: scene.web)).refresh)
            }
            scene.server.clock.advance(by: 500)
            expectRefusal(try await client.refresh(token, app: scene.web), "invalid_grant")
        }
    }

    @Test func staysEndedAfterRestart_F09() async throws {
        try await ProtocolScene.run { scene, client in
            let code = try await client.code(for: scene.web)
            let tokens = try IssuedTokens(try await client.exchange(code, for: scene.web))
            let alive = try await client.tokens(for: scene.web)
            _ = try await client.revoke(try #require(tokens.refresh), by: scene.web)
            let parts = try await scene.restarted()
            try await LintelServer(parts).application().test(.router) { router in
                let client = CheckedClient(router)
                expectRefusal(try await client.refresh(try #require(tokens.refresh), app: scene.web), "invalid_grant")
                expectRefusal(try await client.exchange(code, for: scene.web), "invalid_grant")
                #expect(try await client.isActive(tokens.access, by: scene.web) == false)
                #expect(try await client.isActive(alive.access, by: scene.web))
                #expect(try await client.refresh(try #require(alive.refresh), app: scene.web).status == .ok)
            }
            try await parts.hashPool.shutdown()
        }
    }

    /// When the answer cannot be made, the presented token still works: the grace window covers a lost answer.
    @Test func survivesFaultWhileIssuing_F10() async throws {
        try await ProtocolScene.run { scene, client in
            let tokens = try await client.tokens(for: scene.web)
            let token = try #require(tokens.refresh)
            let ring = scene.server.parts.keys.value
            var broken = ring
            broken.accessTokens = PreparedSigner(BrokenSigner(keyID: ring.accessTokens.keyID), type: "at+jwt")
            let faulty = client.allowingFaults
            /// Asks with the broken key: the server reads its own when it starts, which may be in between.
            func fault(_ ask: () async throws -> TestResponse) async throws -> TestResponse {
                await scene.server.parts.keys.reload { [broken] in broken }
                let response = try await ask()
                guard response.status == .ok else { return response }
                await scene.server.parts.keys.reload { [broken] in broken }
                return try await ask()
            }
            for _ in 0..<3 {
                let response = try await fault { try await faulty.refresh(token, app: scene.web) }
                expectRefusal(response, "server_error", status: .internalServerError)
                expectRefusal(
                    try await fault { try await faulty.clientCredentials(scene.service, scope: "itwin-platform") },
                    "server_error",
                    status: .internalServerError,
                )
            }
            await scene.server.parts.keys.reload { ring }
            let renewed = try IssuedTokens(try await client.refresh(token, app: scene.web))
            #expect(try await client.refresh(try #require(renewed.refresh), app: scene.web).status == .ok)
            #expect(try await client.isActive(tokens.access, by: scene.web))
        }
    }
}

/// A key that has gone away.
private struct BrokenSigner: TokenSigner {
    var keyID: KeyID
    var algorithm: JWSAlgorithm { .es256 }

    func sign(_ input: [UInt8]) throws -> [UInt8] { throw KeyIsGone() }
}

private struct KeyIsGone: Error {}
