import LintelPlatform
import LintelTokens
import Synchronization
import Testing

/// D20: wrong secrets at the token endpoint.
@Suite struct ClientThrottleTests {
    private static let client = ClientID("service-one")
    private static let attacker: [UInt8] = [198, 51, 100, 1]
    private static let owner: [UInt8] = [192, 0, 2, 1]
    private static let now = UnixTime(seconds: 100)

    private let store = ThrottleStoreStub()

    /// Whether the attacker was let try, and then told that the secret is wrong.
    private func guess(at throttle: ClientThrottle, from address: [UInt8] = Self.attacker) async throws -> Bool {
        guard throttle.secondsToWait(client: Self.client, address: address, at: Self.now) == nil else { return false }
        return try await throttle.recordFailure(client: Self.client, address: address, at: Self.now) == nil
    }

    @Test func d20AThousandWrongSecretsAreStopped() async throws {
        let throttle = ClientThrottle(store: self.store)
        var refused = 0
        for _ in 0..<1000 where try await !self.guess(at: throttle) { refused += 1 }
        #expect(refused == 950)
        #expect(throttle.secondsToWait(client: Self.client, address: Self.attacker, at: Self.now) == 60)
        #expect(throttle.secondsToWait(client: Self.client, address: Self.attacker, at: Self.now + 60) == nil)
        #expect(throttle.isEmpty)
        // Whoever is blocked costs no write.
        #expect(self.store.writes.withLock { $0 } == 50)
    }

    @Test func d20TwoNodesGiveNoMoreGuessesThanOne() async throws {
        let nodes = [ClientThrottle(store: self.store), ClientThrottle(store: self.store)]
        var answered = 0
        for number in 0..<200 where try await self.guess(at: nodes[number % 2]) { answered += 1 }
        #expect(answered == 50)
        #expect(nodes.allSatisfy { !$0.isEmpty })
    }

    @Test func nodeHearsOfABlockFromTheStore() async throws {
        let (first, second) = (ClientThrottle(store: self.store), ClientThrottle(store: self.store))
        for _ in 0..<50 { _ = try await self.guess(at: first) }
        #expect(second.isEmpty)
        try await second.reload(at: Self.now + 20)
        #expect(second.secondsToWait(client: Self.client, address: Self.attacker, at: Self.now + 20) == 40)
        #expect(second.secondsToWait(client: Self.client, address: Self.owner, at: Self.now + 20) == nil)
    }

    @Test func d20ClientOnAnotherAddressIsNotStopped() async throws {
        let throttle = ClientThrottle(store: self.store, limit: 1)
        #expect(try await self.guess(at: throttle))
        #expect(throttle.secondsToWait(client: Self.client, address: Self.attacker, at: Self.now) != nil)
        #expect(throttle.secondsToWait(client: Self.client, address: Self.owner, at: Self.now) == nil)
        #expect(throttle.secondsToWait(client: ClientID("other"), address: Self.attacker, at: Self.now) == nil)
    }

    /// Whoever has an IPv6 address has the 2^64 around it.
    @Test func d20IPv6AddressesOfOneNetworkCountTogether() async throws {
        let throttle = ClientThrottle(store: self.store, limit: 2)
        let network: [UInt8] = [0x20, 0x01, 0x0D, 0xB8, 0, 0, 0, 1]
        for last: UInt8 in 1...2 {
            #expect(try await self.guess(at: throttle, from: network + [0, 0, 0, 0, 0, 0, 0, last]))
        }
        #expect(try await self.guess(at: throttle, from: network + [0, 0, 0, 0, 0, 0, 0, 3]) == false)
    }

    @Test func idsThatNoAppHasShareOneCounter() async throws {
        let throttle = ClientThrottle(store: self.store, limit: 2)
        for expected in [nil, nil, 60] as [Int64?] {
            #expect(
                try await throttle.recordFailure(client: nil, address: Self.attacker, at: Self.now) == expected
            )
        }
        #expect(try await self.guess(at: throttle))
        #expect(self.store.keys.count == 2)
    }

    /// What is stored has one length, and shows neither app nor address.
    @Test func storesDigests() async throws {
        let throttle = ClientThrottle(store: self.store)
        let long = ClientID(String(repeating: "a", count: 10_000))
        for id in [Self.client, long] {
            _ = try await throttle.recordFailure(client: id, address: Self.attacker, at: Self.now)
        }
        #expect(self.store.keys.map(\.utf8.count) == [50, 50])
        #expect(self.store.keys.allSatisfy { !$0.contains("service") && !$0.contains("198") })
    }

    @Test func keepsSoManyAndTheStoreStopsTheOthers() async throws {
        let throttle = ClientThrottle(store: self.store, limit: 1, capacity: 10)
        for last: UInt8 in 1...20 { #expect(try await self.guess(at: throttle, from: [10, 0, 0, last])) }
        let blocked = (1...20).count { (last: UInt8) in
            throttle.secondsToWait(client: Self.client, address: [10, 0, 0, last], at: Self.now) != nil
        }
        #expect(blocked == 10)
        for last: UInt8 in 1...20 { #expect(try await self.guess(at: throttle, from: [10, 0, 0, last]) == false) }
    }

    @Test func clockThatStepsBackDoesNotUnblock() async throws {
        let throttle = ClientThrottle(store: self.store, limit: 1)
        #expect(try await self.guess(at: throttle))
        #expect(throttle.secondsToWait(client: Self.client, address: Self.attacker, at: Self.now - 30) == 60)
    }

    @Test func startsWithoutAnybodyBlocked() {
        let throttle = ClientThrottle(store: self.store)
        #expect(throttle.isEmpty)
        #expect(throttle.secondsToWait(client: Self.client, address: Self.owner, at: Self.now) == nil)
    }
}
