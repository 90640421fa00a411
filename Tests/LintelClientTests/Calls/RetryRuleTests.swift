import Testing

@testable import LintelClient

@Suite struct RetryRuleTests {
    let rule = RetryRule(maximumAttempts: 4, firstPause: .milliseconds(200), longestPause: .seconds(10))

    @Test func doublesThePausesUpToTheLongest() {
        let rule = RetryRule(maximumAttempts: 20, firstPause: .seconds(1), longestPause: .seconds(10))
        let pauses = (1...6).map { rule.pause(after: .broken, attempt: $0, isRepeatable: true, jitter: 1) }
        #expect(pauses == [1, 2, 4, 8, 10, 10].map { Duration.seconds($0) })
    }

    @Test func choosesBelowThePause() {
        #expect(self.rule.pause(after: .broken, attempt: 2, isRepeatable: true, jitter: 0.5) == .milliseconds(200))
        #expect(self.rule.pause(after: .broken, attempt: 2, isRepeatable: true, jitter: 0) == .zero)
    }

    @Test func endsWithTheLastAttempt() {
        #expect(self.rule.pause(after: .broken, attempt: 3, isRepeatable: true, jitter: 0) != nil)
        #expect(self.rule.pause(after: .broken, attempt: 4, isRepeatable: true, jitter: 0) == nil)
    }

    @Test func repeatsNothingThatCouldHappenTwice() {
        #expect(self.rule.pause(after: .broken, attempt: 1, isRepeatable: false, jitter: 0) == nil)
        let busy = RetryRule.Outcome.status(503, retryAfter: .seconds(1))
        #expect(self.rule.pause(after: busy, attempt: 1, isRepeatable: false, jitter: 0) == nil)
    }

    @Test(arguments: [408, 429, 502, 503, 504])
    func repeatsAfterAStatusThatPasses(_ status: Int) {
        let outcome = RetryRule.Outcome.status(status, retryAfter: nil)
        #expect(self.rule.pause(after: outcome, attempt: 1, isRepeatable: true, jitter: 1) == .milliseconds(200))
    }

    @Test(arguments: [200, 304, 400, 401, 403, 404, 409, 412, 422, 500, 501])
    func repeatsAfterNoOtherStatus(_ status: Int) {
        let outcome = RetryRule.Outcome.status(status, retryAfter: .seconds(1))
        #expect(self.rule.pause(after: outcome, attempt: 1, isRepeatable: true, jitter: 1) == nil)
    }

    @Test func waitsAsLongAsTheServerSays() {
        let outcome = RetryRule.Outcome.status(429, retryAfter: .seconds(3))
        let pause = self.rule.pause(after: outcome, attempt: 1, isRepeatable: true, jitter: 1)
        #expect(pause == .milliseconds(3_200))
    }

    @Test func doesNotSendAllBackAtOnce() {
        let outcome = RetryRule.Outcome.status(503, retryAfter: .seconds(10))
        let pause = self.rule.pause(after: outcome, attempt: 1, isRepeatable: true, jitter: 0.5)
        #expect(pause == .milliseconds(10_100))
    }

    @Test func doesNotWaitForAServerThatSaysTooLong() {
        let outcome = RetryRule.Outcome.status(503, retryAfter: .seconds(11))
        #expect(self.rule.pause(after: outcome, attempt: 1, isRepeatable: true, jitter: 0) == nil)
    }
}
