import LintelOAuth
import LintelTokens
import Testing

@Suite struct KeyScheduleTests {
    static let schedule = KeySchedule(rotationSeconds: 1000, publishLeadSeconds: 100, retirementSeconds: 60)

    private static func entry(_ id: String, _ seconds: Int64) -> KeySchedule.Entry {
        KeySchedule.Entry(id: KeyID(id), activatesAt: UnixTime(seconds: seconds))
    }

    static let signing: [(keys: [KeySchedule.Entry], now: Int64, signer: String?)] = [
        ([], 0, nil),
        ([Self.entry("a", 0)], 0, "a"),
        ([Self.entry("a", 10)], 0, "a"),
        ([Self.entry("b", 20), Self.entry("a", 10)], 0, "a"),
        ([Self.entry("a", 0), Self.entry("b", 20)], 19, "a"),
        ([Self.entry("a", 0), Self.entry("b", 20)], 20, "b"),
        ([Self.entry("c", 40), Self.entry("b", 20), Self.entry("a", 0)], 39, "b"),
    ]

    @Test(arguments: Self.signing)
    func signsWithTheNewestActiveKey(_ row: (keys: [KeySchedule.Entry], now: Int64, signer: String?)) {
        #expect(KeySchedule.signing(row.keys, at: UnixTime(seconds: row.now))?.rawValue == row.signer)
    }

    static let successors: [(keys: [KeySchedule.Entry], now: Int64, activatesAt: Int64?)] = [
        // The first key signs at once.
        ([], 5, 5),
        ([Self.entry("a", 0)], 899, nil),
        ([Self.entry("a", 0)], 900, 1000),
        // The process was away: nobody has seen the new key, so it waits its lead.
        ([Self.entry("a", 0)], 5000, 5100),
        ([Self.entry("a", 0), Self.entry("b", 1000)], 1899, nil),
    ]

    @Test(arguments: Self.successors)
    func makesTheSuccessorInTime(_ row: (keys: [KeySchedule.Entry], now: Int64, activatesAt: Int64?)) {
        #expect(Self.schedule.successor(of: row.keys, at: UnixTime(seconds: row.now))?.seconds == row.activatesAt)
    }

    @Test func keepsOldKeysUntilTheirTokensAreGone() {
        #expect(Self.schedule.removal(successorActivatesAt: UnixTime(seconds: 1000)) == UnixTime(seconds: 1060))
    }
}
