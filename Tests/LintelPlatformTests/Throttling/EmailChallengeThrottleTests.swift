import LintelPlatform
import LintelTokens
import Testing

@Suite struct EmailChallengeThrottleTests {
    private static let now = UnixTime(seconds: 1_800_000_000)
    private static let key = EmailKey(stored: "ada@example.org")

    @Test func allowsFiveMailsAnHourToAnAddress() async throws {
        let throttle = EmailChallengeThrottle(store: ThrottleStoreStub())
        for number: Int64 in 0..<5 {
            #expect(try await throttle.countMail(to: Self.key, at: Self.now + number) == nil)
        }
        #expect(try await throttle.countMail(to: Self.key, at: Self.now + 600) == 3_000)
        #expect(try await throttle.countMail(to: EmailKey(stored: "eve@example.org"), at: Self.now + 600) == nil)
        #expect(try await throttle.countMail(to: Self.key, at: Self.now + 3_600) == nil)
    }

    @Test func countsFormsOfAPlace() async throws {
        let throttle = EmailChallengeThrottle(store: ThrottleStoreStub())
        for _ in 0..<EmailChallengeThrottle.forms {
            #expect(try await throttle.countForm(from: [192, 0, 2, 1], at: Self.now) == nil)
        }
        #expect(try await throttle.countForm(from: [192, 0, 2, 1], at: Self.now + 100) == 500)
        #expect(try await throttle.countForm(from: [192, 0, 2, 2], at: Self.now + 100) == nil)
        #expect(try await throttle.countForm(from: [192, 0, 2, 1], at: Self.now + 600) == nil)
    }
}
