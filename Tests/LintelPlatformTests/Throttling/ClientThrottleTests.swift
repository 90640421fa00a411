import LintelPlatform
import LintelTokens
import Testing

/// D20: wrong secrets at the token endpoint.
@Suite struct ClientThrottleTests {
    private static let client = ClientID("service-one")
    private static let attacker: [UInt8] = [198, 51, 100, 1]
    private static let owner: [UInt8] = [192, 0, 2, 1]
    private static let now = UnixTime(seconds: 100)

    @Test func d20AThousandWrongSecretsAreStopped() {
        let throttle = ClientThrottle()
        var refused = 0
        for _ in 0..<1000 {
            if throttle.secondsToWait(client: Self.client, address: Self.attacker, at: Self.now) == nil {
                throttle.recordFailure(client: Self.client, address: Self.attacker, at: Self.now)
            } else {
                refused += 1
            }
        }
        #expect(refused == 950)
        #expect(throttle.secondsToWait(client: Self.client, address: Self.attacker, at: Self.now) == 60)
        #expect(throttle.secondsToWait(client: Self.client, address: Self.attacker, at: Self.now + 60) == nil)
    }

    @Test func d20ClientOnAnotherAddressIsNotStopped() {
        let throttle = ClientThrottle(limit: 1)
        throttle.recordFailure(client: Self.client, address: Self.attacker, at: Self.now)
        #expect(throttle.secondsToWait(client: Self.client, address: Self.attacker, at: Self.now) != nil)
        #expect(throttle.secondsToWait(client: Self.client, address: Self.owner, at: Self.now) == nil)
        #expect(throttle.secondsToWait(client: ClientID("other"), address: Self.attacker, at: Self.now) == nil)
    }

    @Test func hugeIDsShareOneCounter() {
        let throttle = ClientThrottle(limit: 2)
        for letter in ["a", "b"] {
            let id = ClientID(String(repeating: letter, count: 10_000))
            throttle.recordFailure(client: id, address: Self.attacker, at: Self.now)
        }
        #expect(throttle.secondsToWait(client: ClientID(""), address: Self.attacker, at: Self.now) != nil)
    }

    @Test func startsWithoutAnybodyBlocked() {
        #expect(ClientThrottle().secondsToWait(client: Self.client, address: Self.owner, at: Self.now) == nil)
    }
}
