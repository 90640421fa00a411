import LintelPlatform
import LintelTokens
import Testing

/// When owners are reminded that a secret expires.
@Suite struct SecretReminderWindowTests {
    private static let day: Int64 = 86_400
    private static let made = UnixTime(seconds: 1_800_000_000)

    /// The reminder that is due so many seconds before the end of a secret that was made for so many days.
    private func due(left: Int64, lifetime: Int64, reminded: Int64? = nil) -> [Int64] {
        let expiresAt = Self.made + lifetime * Self.day
        return SecretReminderWindow.all(at: expiresAt - left)
            .filter { $0.isDue(createdAt: Self.made, expiresAt: expiresAt, reminded: reminded) }
            .map(\.days)
    }

    @Test func remindsThirtySevenAndOneDaysBefore() {
        #expect(self.due(left: 30 * Self.day + 1, lifetime: 90) == [])
        #expect(self.due(left: 30 * Self.day, lifetime: 90) == [30])
        #expect(self.due(left: 7 * Self.day + 1, lifetime: 90) == [30])
        #expect(self.due(left: 7 * Self.day, lifetime: 90) == [7])
        #expect(self.due(left: Self.day, lifetime: 90) == [1])
        #expect(self.due(left: 1, lifetime: 90) == [1])
        #expect(self.due(left: 0, lifetime: 90) == [])
        #expect(self.due(left: -1, lifetime: 90) == [])
    }

    @Test func remindsOnceInEachWindow() {
        #expect(self.due(left: 20 * Self.day, lifetime: 90, reminded: 30) == [])
        #expect(self.due(left: 7 * Self.day, lifetime: 90, reminded: 30) == [7])
        #expect(self.due(left: 2 * Self.day, lifetime: 90, reminded: 7) == [])
        #expect(self.due(left: Self.day, lifetime: 90, reminded: 7) == [1])
        #expect(self.due(left: 1, lifetime: 90, reminded: 1) == [])
    }

    @Test func sendsAfterALongStopOnlyTheReminderThatFits() {
        #expect(self.due(left: 3_600, lifetime: 730) == [1])
    }

    @Test func leavesOutWhatTheMakerHasJustChosen() {
        #expect(self.due(left: 30 * Self.day, lifetime: 30) == [])
        #expect(self.due(left: 8 * Self.day, lifetime: 30) == [])
        #expect(self.due(left: 7 * Self.day, lifetime: 30) == [7])
        #expect(self.due(left: Self.day, lifetime: 1) == [])
    }

    @Test(arguments: 0...40) func isInOneWindowAtMost(days: Int64) {
        for offset: Int64 in [-1, 0, 1] {
            #expect(self.due(left: days * Self.day + offset, lifetime: 730).count <= 1)
        }
    }
}
