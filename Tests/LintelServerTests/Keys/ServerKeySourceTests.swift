import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelGuard
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Synchronization
import Testing

/// Tokens whose key this node has not heard of.
@Suite struct ServerKeySourceTests {
    /// A node with other settings makes the first key of an algorithm, which signs at once.
    @Test func tokenOfAKeyThatAnotherNodeJustMadeIsGood() async throws {
        // Nothing runs in the background yet, so nobody tells this node.
        let scene = try await ProtocolScene()
        let parts = scene.server.parts
        var settings = parts.settings
        settings.token.accessAlgorithm = .edDSA
        let other = try await scene.restarted(settings)
        let issuer = TokenIssuer(
            issuer: TestServer.issuer,
            settings: settings.token,
            keys: other.keys,
            audiences: other.audiences,
            random: .system,
        )
        let answer = try issuer.answer(
            .init(clientID: scene.service.id, scopes: ["itwin-platform"]),
            refreshToken: nil,
            at: scene.server.clock.now,
        )
        let token = try #require(try JSONValue(parsing: answer)["access_token"]?.stringValue)
        #expect(parts.keys.value.keySet.keys.allSatisfy { $0.algorithm != .edDSA })
        #expect(try await parts.tokenGuard(audience: nil).claims(of: token).clientID == scene.service.id)
        #expect(parts.keys.value.keySet.keys.contains { $0.algorithm == .edDSA })
        try await scene.run { client async throws in
            #expect(try await client.get("/users/me", bearer: token).status == .ok)
            #expect(try await client.isActive(token, by: scene.service))
        }
        try await other.hashPool.shutdown()
    }

    @Test func madeUpNamesAreLookedUpOnceASecond() async throws {
        let clock = ManualClock()
        let scene = try await ProtocolScene()
        let ring = scene.server.parts.keys.value
        let readings = Mutex(0)
        let source = ServerKeySource(CurrentKeys(ring), clock: clock.wallClock) { readings.withLock { $0 += 1 } }
        for second: Int in 1...3 {
            for number in 0..<50 {
                let set = try await source.refreshed(missing: KeyID("made-up-\(number)"))
                #expect(set.keys.count == ring.keySet.keys.count)
            }
            #expect(readings.withLock { $0 } == second)
            clock.advance(by: 1)
        }
        try await scene.run { _ in }
    }

    @Test func storeThatDoesNotAnswerLeavesTheKeysOfMemory() async throws {
        struct Unreachable: Error {}
        let scene = try await ProtocolScene()
        let ring = scene.server.parts.keys.value
        let source = ServerKeySource(CurrentKeys(ring), clock: scene.server.clock.wallClock) { throw Unreachable() }
        #expect(try await source.refreshed(missing: KeyID("made-up")).keys.count == ring.keySet.keys.count)
        try await scene.run { _ in }
    }
}
