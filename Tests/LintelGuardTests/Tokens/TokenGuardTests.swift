import LintelGuard
import LintelTokens
import Synchronization
import Testing

@Suite struct TokenGuardTests {
    private let issuer = TestIssuer()
    private let clock = ManualClock()

    private func code(_ tokens: TokenGuard, _ token: String) async throws -> TokenError.Code? {
        do {
            _ = try await tokens.claims(of: token)
            return nil
        } catch let error as TokenError {
            return error.code
        }
    }

    @Test("H08 refuses a token that was revoked")
    func refusesRevokedToken() async throws {
        let source = StaticKeySource(try self.issuer.keySet())
        let revoked = TokenGuard(
            verifier: TestIssuer.verifier,
            keys: source,
            isRevoked: { $0.tokenID == TokenID("t1") },
            clock: self.clock.read,
        )
        let spared = TokenGuard(
            verifier: TestIssuer.verifier,
            keys: source,
            isRevoked: { _ in false },
            clock: self.clock.read,
        )
        let token = try self.issuer.token()
        #expect(try await self.code(revoked, token) == .revoked)
        #expect(try await self.code(spared, token) == nil)
    }

    @Test("H04 H08 a token that held before is refused as soon as it is over or revoked")
    func judgesTimesAndRevocationsEachTime() async throws {
        let isRevoked = Mutex(false)
        let tokens = TokenGuard(
            verifier: TestIssuer.verifier,
            keys: StaticKeySource(try self.issuer.keySet()),
            isRevoked: { _ in isRevoked.withLock { $0 } },
            clock: self.clock.read,
        )
        let token = try self.issuer.token()
        #expect(try await self.code(tokens, token) == nil)
        isRevoked.withLock { $0 = true }
        #expect(try await self.code(tokens, token) == .revoked)
        isRevoked.withLock { $0 = false }
        #expect(try await self.code(tokens, token) == nil)
        self.clock.advance(by: 3600 + TokenVerifier.standardLeewaySeconds)
        #expect(try await self.code(tokens, token) == .expired)
    }

    @Test("H08 lets nobody in when revocations cannot be looked up")
    func failsClosed() async throws {
        struct Outage: Error {}
        let tokens = TokenGuard(
            verifier: TestIssuer.verifier,
            keys: StaticKeySource(try self.issuer.keySet()),
            isRevoked: { _ in throw Outage() },
            clock: self.clock.read,
        )
        let token = try self.issuer.token()
        await #expect(throws: Outage.self) { try await tokens.claims(of: token) }
    }

    @Test("H09 takes a retired key while it is published, and not after")
    func followsThePublishedKeys() async throws {
        let next = TestIssuer(keyID: KeyID("k2"))
        let both = JSONWebKeySet(keys: try next.keySet().keys + self.issuer.keySet().keys)
        let fetcher = CountingFetcher(both)
        let tokens = TokenGuard(
            verifier: TestIssuer.verifier,
            keys: KeySetCache(clock: self.clock.read) { try await fetcher.fetch() },
            clock: self.clock.read,
        )
        let old = try self.issuer.token()
        #expect(try await self.code(tokens, old) == nil)
        fetcher.publish(try next.keySet())
        self.clock.advance(by: 600)
        #expect(try await self.code(tokens, old) == .keyUnknown)
        #expect(try await self.code(tokens, next.token()) == nil)
    }

    @Test("H09 takes a token of a key that was published since the last fetch")
    func looksAnewForAnUnknownKey() async throws {
        let fetcher = CountingFetcher(try self.issuer.keySet())
        let tokens = TokenGuard(
            verifier: TestIssuer.verifier,
            keys: KeySetCache(clock: self.clock.read) { try await fetcher.fetch() },
            clock: self.clock.read,
        )
        #expect(try await self.code(tokens, self.issuer.token()) == nil)
        let next = TestIssuer(keyID: KeyID("k2"))
        fetcher.publish(try next.keySet())
        self.clock.advance(by: 30)
        #expect(try await self.code(tokens, next.token()) == nil)
        #expect(fetcher.count == 2)
    }

    @Test("H09 a flood of tokens with made-up kids makes no fetch storm")
    func boundsFetchesForMadeUpTokens() async throws {
        let fetcher = CountingFetcher(try self.issuer.keySet())
        let tokens = TokenGuard(
            verifier: TestIssuer.verifier,
            keys: KeySetCache(clock: self.clock.read) { try await fetcher.fetch() },
            clock: self.clock.read,
        )
        #expect(try await self.code(tokens, self.issuer.token()) == nil)
        self.clock.advance(by: 30)
        for number in 0..<200 {
            #expect(try await self.code(tokens, self.issuer.token(keyID: "../\(number)")) == .keyUnknown)
        }
        #expect(fetcher.count == 2)
    }

    @Test func readsKeysOfTheSameProcess() async throws {
        let set = try self.issuer.keySet()
        let tokens = TokenGuard(
            verifier: TestIssuer.verifier,
            keys: ClosureKeySource { set },
            clock: self.clock.read,
        )
        #expect(try await self.code(tokens, self.issuer.token()) == nil)
        #expect(try await self.code(tokens, self.issuer.token(keyID: "other")) == .keyUnknown)
    }
}
