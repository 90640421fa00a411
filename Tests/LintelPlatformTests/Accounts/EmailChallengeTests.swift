import LintelPlatform
import LintelTokens
import Testing

@Suite struct EmailChallengeTests {
    private static let now = UnixTime(seconds: 1_800_000_000)

    @Test func isGoodForTenMinutes() {
        let reference = EmailChallenge.Reference(.recovery, key: EmailKey(stored: "a@example.org"), browser: [1])
        let challenge = EmailChallenge(reference, codeMAC: [], at: Self.now)
        #expect(challenge.expiresAt == Self.now + 600)
        #expect(challenge.resendAt == Self.now + 30)
        #expect(challenge.sent == 1)
    }

    @Test func letsWaitTwiceAsLongAfterEachMail() {
        #expect((1...7).map { EmailChallenge.resendSeconds(after: $0) } == [30, 60, 120, 240, 480, 600, 600])
        #expect(EmailChallenge.resendSeconds(after: .max) == 600)
    }
}
