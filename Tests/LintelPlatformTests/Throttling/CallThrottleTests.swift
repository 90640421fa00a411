import LintelPlatform
import LintelTokens
import Testing

struct CallThrottleTests {
    private static let now = UnixTime(seconds: 1_000)
    private static let key = CallThrottle.Key(client: ClientID("a"), source: DataSourceID("s"))

    @Test func letsSoManyThroughInAWindowAndSaysHowLongToWait() {
        let throttle = CallThrottle(limit: 2)
        #expect(throttle.secondsToWait(Self.key, at: Self.now) == nil)
        #expect(throttle.secondsToWait(Self.key, at: Self.now + 10) == nil)
        #expect(throttle.secondsToWait(Self.key, at: Self.now + 20) == 40)
        #expect(throttle.secondsToWait(Self.key, at: Self.now + 59) == 1)
        #expect(throttle.secondsToWait(Self.key, at: Self.now + 60) == nil)
    }

    @Test func countsEachAppAndDataSourceByItself() {
        let throttle = CallThrottle(limit: 1)
        let others = [
            CallThrottle.Key(client: ClientID("b"), source: DataSourceID("s")),
            CallThrottle.Key(client: ClientID("a"), source: DataSourceID("t")),
            CallThrottle.Key(client: ClientID("a"), source: nil),
        ]
        for key in [Self.key] + others { #expect(throttle.secondsToWait(key, at: Self.now) == nil) }
        for key in [Self.key] + others { #expect(throttle.secondsToWait(key, at: Self.now) == 60) }
    }

    @Test func countsNothingWithoutALimit() {
        let throttle = CallThrottle(limit: 0)
        for _ in 0..<1_000 { #expect(throttle.secondsToWait(Self.key, at: Self.now) == nil) }
        #expect(throttle.count == 0)
    }

    @Test func keepsSoManyAtOnceAndNoMore() {
        let throttle = CallThrottle(limit: 1, capacity: 3)
        for number in 0..<50 {
            let key = CallThrottle.Key(client: ClientID("\(number)"), source: nil)
            #expect(throttle.secondsToWait(key, at: Self.now + Int64(number)) == nil)
            #expect(throttle.count <= 3)
        }
        let last = CallThrottle.Key(client: ClientID("49"), source: nil)
        #expect(throttle.secondsToWait(last, at: Self.now + 50) != nil)
    }
}
