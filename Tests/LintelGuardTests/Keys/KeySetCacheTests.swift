import LintelGuard
import LintelTokens
import Testing

@Suite struct KeySetCacheTests {
    private let issuer = TestIssuer()
    private let clock = ManualClock()

    private func cache(_ fetcher: CountingFetcher) -> KeySetCache {
        KeySetCache(clock: self.clock.read) { try await fetcher.fetch() }
    }

    @Test func fetchesOnceForManyConcurrentCallers() async throws {
        let fetcher = CountingFetcher(try self.issuer.keySet())
        let cache = self.cache(fetcher)
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<50 { group.addTask { try await cache.keys().keys.count } }
            for try await count in group { #expect(count == 1) }
        }
        #expect(fetcher.count == 1)
    }

    @Test("H09 a flood of unknown kids makes no fetch storm")
    func boundsFetchesForUnknownKeys() async throws {
        let fetcher = CountingFetcher(try self.issuer.keySet())
        let cache = self.cache(fetcher)
        _ = try await cache.keys()
        for round in 1...3 {
            self.clock.advance(by: 30)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<500 {
                    group.addTask { _ = try await cache.refreshed(missing: KeyID("made-up-\(round)-\(number)")) }
                }
                try await group.waitForAll()
            }
            #expect(fetcher.count == 1 + round)
        }
    }

    @Test("H09 finds a key that was published since")
    func findsNewKey() async throws {
        let fetcher = CountingFetcher(try self.issuer.keySet())
        let cache = self.cache(fetcher)
        _ = try await cache.keys()
        let next = TestIssuer(keyID: KeyID("k2"))
        fetcher.publish(try next.keySet())
        self.clock.advance(by: 30)
        #expect(try await cache.refreshed(missing: KeyID("k2")).key(KeyID("k2")) != nil)
    }

    @Test func servesTheOldSetWhenTheIssuerIsDown() async throws {
        let fetcher = CountingFetcher(try self.issuer.keySet())
        let cache = self.cache(fetcher)
        _ = try await cache.keys()
        fetcher.publish(nil)
        self.clock.advance(by: 3600)
        #expect(try await cache.keys() == self.issuer.keySet())
        #expect(try await cache.keys() == self.issuer.keySet())
        #expect(fetcher.count == 2)
    }

    @Test func refusesWithoutAnyKeysAndRecovers() async throws {
        let fetcher = CountingFetcher(nil)
        let cache = self.cache(fetcher)
        await #expect(throws: KeySourceError(.unavailable)) { try await cache.keys() }
        await #expect(throws: KeySourceError(.unavailable)) { try await cache.keys() }
        #expect(fetcher.count == 1)
        fetcher.publish(try self.issuer.keySet())
        self.clock.advance(by: 1)
        #expect(try await cache.keys() == self.issuer.keySet())
    }

    @Test func keepsTheOldSetWhenTheDocumentIsNone() async throws {
        let answers = CountingFetcher(try self.issuer.keySet())
        let cache = KeySetCache(clock: self.clock.read) {
            let document = try await answers.fetch()
            return answers.count == 1 ? document : Array("<html>".utf8)
        }
        _ = try await cache.keys()
        self.clock.advance(by: 600)
        #expect(try await cache.keys() == self.issuer.keySet())
    }
}
