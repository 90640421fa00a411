import LintelPlatform
import LintelTokens
import Testing

@Suite struct WallClockTests {
    @Test func fixedClockStandsStill() {
        let clock = WallClock.fixed(UnixTime(seconds: 42))
        #expect(clock.now() == UnixTime(seconds: 42))
        #expect(clock.now() == clock.now())
    }

    @Test func systemClockIsInThisCentury() {
        #expect(WallClock.system.now() > UnixTime(seconds: 1_700_000_000))
    }
}
