import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// Signing keys over time (row H09): published before they sign, good until the last token has ended, then gone.
@Suite struct KeyRotationTests {
    private static func publishedIDs(_ client: CheckedClient) async throws -> Set<String> {
        let response = try await client.execute(uri: "/.well-known/openid-configuration/jwks", method: .get)
        return Set(try #require(response.json["keys"]?.arrayValue).compactMap { $0["kid"]?.stringValue })
    }

    private static func signer(of token: String) throws -> String {
        try #require(try IssuedTokens.header(of: token)["kid"]?.stringValue)
    }

    @Test func publishesBeforeItSigns_H09() async throws {
        try await ProtocolScene.run { scene, client in
            let parts = scene.server.parts
            let old = try await client.tokens(for: scene.web)
            let made = try await parts.keeper.rotate(at: scene.server.clock.now)
            try await parts.reloadKeys()
            #expect(Set(made.map(\.algorithm)) == [.es256, .rs256])
            let fresh = Set(made.map(\.id.rawValue))
            #expect(try await Self.publishedIDs(client).isSuperset(of: fresh))
            scene.server.clock.advance(by: 599)
            try await parts.reloadKeys()
            let early = try await client.serviceToken(scene.service)
            #expect(try Self.signer(of: early) == Self.signer(of: old.access))
            scene.server.clock.advance(by: 1)
            try await parts.reloadKeys()
            let late = try await client.tokens(for: scene.web)
            let lateID = try #require(late.id)
            #expect(try fresh == [Self.signer(of: late.access), Self.signer(of: lateID)])
            // What the old key signed stays good, and so do hints.
            #expect(try await client.isActive(old.access, by: scene.web))
            #expect(try await client.get("/users/me", bearer: early).status == .ok)
            #expect(try await client.refresh(try #require(old.refresh), app: scene.web).status == .ok)
        }
    }

    @Test func removedKeyVerifiesNothing_H09() async throws {
        try await ProtocolScene.run { scene, client in
            let parts = scene.server.parts
            let oldRing = parts.keys.value
            let oldID = oldRing.accessTokens.keyID.rawValue
            _ = try await parts.keeper.rotate(at: scene.server.clock.now)
            // 600 s until the new key signs, 3,600 s of the longest token and a minute for clocks.
            scene.server.clock.advance(by: 600 + 3600 + 59)
            try await parts.reloadKeys()
            #expect(try await Self.publishedIDs(client).contains(oldID))
            // As if somebody held the old key and made a token with it now.
            let control = try await client.serviceToken(scene.service)
            let now = scene.server.clock.now
            let claims = AccessTokenForgery(scene: scene, genuine: control)
            await parts.keys.reload { oldRing }
            let forged = try claims.signed(expiresAfter: 3600)
            try await parts.reloadKeys()
            #expect(try Self.signer(of: forged) == oldID)
            #expect(try await client.get("/users/me", bearer: forged).status == .ok)
            scene.server.clock.advance(by: 1)
            try await parts.reloadKeys()
            #expect(scene.server.clock.now == now + 1)
            #expect(try await Self.publishedIDs(client).contains(oldID) == false)
            #expect(try await client.get("/users/me", bearer: forged).status == .unauthorized)
            #expect(try await client.isActive(forged, by: scene.service) == false)
            #expect(try await client.get("/users/me", bearer: control).status == .ok)
        }
    }

    @Test func makesSuccessorInTime() async throws {
        try await ProtocolScene.run(["keys.rotation_days": "2"]) { scene, client in
            let parts = scene.server.parts
            let clock = scene.server.clock
            clock.advance(by: 2 * 86_400 - 601)
            #expect(try await parts.keeper.makeDueKeys(at: clock.now).isEmpty)
            clock.advance(by: 1)
            #expect(try await parts.keeper.makeDueKeys(at: clock.now).count == 2)
            #expect(try await parts.keeper.makeDueKeys(at: clock.now).isEmpty)
            try await parts.reloadKeys()
            #expect(try await Self.publishedIDs(client).count == 4)
            #expect(
                try await parts.keeper.states(at: clock.now).map(\.phase).sorted() == [
                    "published", "published", "signing", "signing",
                ]
            )
            let before = try Self.signer(of: try await client.serviceToken(scene.service))
            clock.advance(by: 600)
            try await parts.reloadKeys()
            let after = try Self.signer(of: try await client.serviceToken(scene.service))
            #expect(before != after)
        }
    }

    @Test func survivesRestartAndLongSleep() async throws {
        try await ProtocolScene.run { scene, client in
            let token = try await client.serviceToken(scene.service)
            let restarted = try await scene.restarted()
            #expect(restarted.keys.value.document == scene.server.parts.keys.value.document)
            try await restarted.hashPool.shutdown()
            scene.server.clock.advance(by: 400 * 86_400)
            let woken = try await scene.restarted()
            // The overdue key goes on signing until its successor has been published for long enough.
            #expect(try woken.keys.value.accessTokens.keyID.rawValue == Self.signer(of: token))
            #expect(woken.keys.value.keySet.keys.count == 4)
            try await woken.hashPool.shutdown()
        }
    }

    @Test func opensNoKeyOfAnotherMaster() async throws {
        try await ProtocolScene.run { scene, _ in
            let parts = scene.server.parts
            let stranger = KeyKeeper(
                settings: parts.settings,
                stores: parts.stores,
                masterKey: MasterKey(bytes: parts.random.bytes(32)),
                random: parts.random,
            )
            await #expect(throws: MasterKeyError.self) { try await stranger.ring(at: scene.server.clock.now) }
            let keys = try await parts.stores.keys.keys(at: scene.server.clock.now)
            #expect(keys.allSatisfy { !$0.publicJWK.isEmpty && $0.sealedPrivateKey.count > 32 })
        }
    }
}
