import LintelPlatform
import LintelTokens
import Testing

@Suite struct VersionIDTests {
    @Test func growsEvenWithinOneSecondAndWhenTheClockIsPutBack() {
        let now = UnixTime(seconds: 1_800_000_000)
        let first = VersionID(after: nil, at: now)
        let second = VersionID(after: first, at: now)
        let third = VersionID(after: second, at: now - 100)
        #expect(first.rawValue == 1_800_000_000_000_000_000)
        #expect(first < second && second < third)
        #expect(VersionID(after: third, at: now + 1).rawValue == 1_800_000_001_000_000_000)
    }

    @Test func readsDigitsOnly() {
        #expect(VersionID(text: "1746593470905878783")?.rawValue == 1_746_593_470_905_878_783)
        for text in ["", "-1", "+1", "1.0", "0x1", "9223372036854775808", " 1", "１"] {
            #expect(VersionID(text: text) == nil, "\(text)")
        }
    }
}
