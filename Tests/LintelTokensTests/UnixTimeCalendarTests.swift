import LintelCodec
import LintelTokens
import Testing

@Suite struct UnixTimeCalendarTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (951_782_399, "2000-02-28T23:59:59Z"), (951_782_400, "2000-02-29T00:00:00Z"),
        (1_709_251_199, "2024-02-29T23:59:59Z"), (1_800_000_000, "2027-01-15T08:00:00Z"),
        (4_107_542_400, "2100-03-01T00:00:00Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
        (-1, "1969-12-31T23:59:59Z"), (-30_610_224_001, "0999-12-31T23:59:59Z"),
        (-30_610_224_000, "1000-01-01T00:00:00Z"), (253_402_300_800, "10000-01-01T00:00:00Z"),
    ])
    func writesTimestamp(seconds: Int64, text: String) {
        let time = UnixTime(seconds: seconds)
        #expect(time.timestamp == text)
        var json = JSONWriter()
        json.beginObject()
        json.member("time", time)
        json.endObject()
        #expect(String(decoding: json.bytes, as: UTF8.self) == #"{"time":"\#(text)"}"#)
    }
}
