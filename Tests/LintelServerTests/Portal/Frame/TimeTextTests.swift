import LintelTokens
import Testing

@testable import LintelServer

@Suite struct TimeTextTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z", "1 Jan 1970, 00:00 UTC"),
        (1_795_356_131, "2026-11-22T14:02:11Z", "22 Nov 2026, 14:02 UTC"),
        (253_402_300_799, "9999-12-31T23:59:59Z", "31 Dec 9999, 23:59 UTC"),
        (-62_135_596_800, "0001-01-01T00:00:00Z", "1 Jan 0001, 00:00 UTC"),
        (253_402_300_800, "10000-01-01T00:00:00Z", "1 Jan 10000, 00:00 UTC"),
    ]) func tellsTheTimeToProgramsAndPeople(seconds: Int64, iso: String, text: String) {
        let time = TimeText(UnixTime(seconds: seconds))
        #expect(time.iso == iso)
        #expect(time.text == text)
    }
}
