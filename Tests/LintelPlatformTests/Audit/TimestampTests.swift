import LintelTokens
import Testing

@testable import LintelPlatform

@Suite struct TimestampTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2026-01-02T03:04:05Z", 1_767_323_045),
            ("2026-01-02t03:04:05.25z", 1_767_323_045),
            ("2026-01-02T05:04:05+02:00", 1_767_323_045), ("2026-01-01T23:34:05-03:30", 1_767_323_045),
        ] as [(String, Int64)]
    ) func readsMoments(_ text: String, _ seconds: Int64) {
        #expect(UnixTime(timestamp: text)?.seconds == seconds)
    }

    @Test func readsWhatItWrites() {
        for seconds in stride(from: Int64(0), to: 4_102_444_800, by: 86_400 * 41 + 3_661) {
            let time = UnixTime(seconds: seconds)
            #expect(UnixTime(timestamp: time.timestamp) == time)
        }
    }

    @Test(arguments: [
        "", "2026-01-02", "2026-01-02 03:04:05Z", "2026-01-02T03:04:05", "2026-02-30T03:04:05Z", "2026-01-02T24:00:00Z",
        "2026-01-02T03:60:05Z", "2026-01-02T03:04:60Z", "2026-01-02T03:04:05+24:00", "2026-01-02T03:04:05.Z",
        "２026-01-02T03:04:05Z", " 2026-01-02T03:04:05Z",
    ]) func refusesOtherTexts(_ text: String) {
        #expect(UnixTime(timestamp: text) == nil)
    }
}
