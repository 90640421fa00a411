import LintelPlatform
import LintelTokens
import Testing

@Suite struct MailScheduleTests {
    @Test func waitsGrowToAnHourAndEndWithTheMail() {
        let start = UnixTime(seconds: 1_000)
        var now = start
        var waits: [Int64] = []
        while let next = MailSchedule.next(
            after: Int64(waits.count + 1),
            at: now,
            expiresAt: start + MailSchedule.lifetimeSeconds,
        ) {
            waits.append(next - now)
            now = next
        }
        #expect(waits.prefix(5) == [30, 120, 600, 3_600, 3_600])
        // 750 seconds, and then as many hours as fit into the rest of the day.
        #expect(waits.count == 3 + 23)
        #expect(now < start + MailSchedule.lifetimeSeconds)
    }

    @Test func neverGoesToTheSecondOfExpiry() {
        let now = UnixTime(seconds: 0)
        #expect(MailSchedule.next(after: 1, at: now, expiresAt: now + 30) == nil)
        #expect(MailSchedule.next(after: 1, at: now, expiresAt: now + 31) == now + 30)
    }

    @Test func takesAnyNumberOfAttempts() {
        let now = UnixTime(seconds: 0)
        for attempts in [Int64.min + 1, 0, .max] {
            #expect(MailSchedule.next(after: attempts, at: now, expiresAt: now + 3_601) == now + 3_600)
        }
    }
}
