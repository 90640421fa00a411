import LintelTokens
import Testing

@testable import LintelClient

@Suite struct RetryAfterTests {
    static let now = UnixTime(seconds: 784_111_770)

    @Test func readsSeconds() {
        #expect(RetryAfter.pause("120", at: Self.now) == .seconds(120))
        #expect(RetryAfter.pause(" 0 ", at: Self.now) == .zero)
    }

    @Test func readsDates() {
        #expect(RetryAfter.date("Sun, 06 Nov 1994 08:49:37 GMT") == UnixTime(seconds: 784_111_777))
        #expect(RetryAfter.pause("Sun, 06 Nov 1994 08:49:37 GMT", at: Self.now) == .seconds(7))
        #expect(RetryAfter.pause("Sun, 06 Nov 1994 08:49:20 GMT", at: Self.now) == .zero)
    }

    @Test(arguments: [0, 68_256_000, 951_782_400, 951_868_799, 1_709_164_800, 4_102_444_799] as [Int64])
    func readsWhatTheCalendarWrites(_ seconds: Int64) {
        let text = UnixTime(seconds: seconds).timestamp
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let parts = text.split { !$0.isNumber }
        let month = months[(Int(parts[1]) ?? 0) - 1]
        let date = "Mon, \(parts[2]) \(month) \(parts[0]) \(parts[3]):\(parts[4]):\(parts[5]) GMT"
        #expect(RetryAfter.date(date) == UnixTime(seconds: seconds))
    }

    @Test(arguments: ["", "-1", "1.5", "soon", "99999999999", "Sun, 06 Nov 1994 08:49:37 CET", "٣"])
    func readsNothingElse(_ text: String) {
        #expect(RetryAfter.pause(text, at: Self.now) == nil)
    }
}
