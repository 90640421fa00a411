import LintelPlatform
import LintelTokens
import Testing

@Suite struct SignInThrottleTests {
    private static let now = UnixTime(seconds: 1_000_000)

    @Test func oneCounterForAllSpellings() throws {
        let keys = try Set(["bob@x.org", "Bob@x.org", "BOB@X.ORG ", "ｂｏｂ@x.org"].map { try Self.attempt($0).keys })
        #expect(keys.count == 1)
    }

    @Test func blocksFromTheFifthFailure() throws {
        var counters = Counters()
        let attempt = try Self.attempt("bob@x.org")
        for _ in 0..<4 { counters.fail(attempt) }
        #expect(attempt.blockedUntil(counters.rows, at: Self.now) == nil)
        counters.fail(attempt)
        #expect(attempt.blockedUntil(counters.rows, at: Self.now) == Self.now + 15)
        #expect(attempt.blockedUntil(counters.rows, at: Self.now + 15) == nil)
    }

    @Test func c11OwnerFromAnotherAddressGetsIn() throws {
        var counters = Counters()
        for _ in 0..<11 { counters.fail(try Self.attempt("bob@x.org", from: [192, 0, 2, 1])) }
        #expect(try Self.attempt("bob@x.org", from: [192, 0, 2, 1]).blockedUntil(counters.rows, at: Self.now) != nil)
        #expect(try Self.attempt("bob@x.org", from: [192, 0, 2, 2]).blockedUntil(counters.rows, at: Self.now) == nil)
    }

    @Test func c11ManyAddressesLockNobodyOut() throws {
        var counters = Counters()
        for host in 0..<200 {
            counters.fail(try Self.attempt("bob@x.org", from: [198, 51, 100, UInt8(host)]))
        }
        // Each address had its one try; the owner comes from a fresh one.
        #expect(
            try Self.attempt("bob@x.org", from: [198, 51, 100, 7]).blockedUntil(counters.rows, at: Self.now) != nil
        )
        #expect(try Self.attempt("bob@x.org", from: [192, 0, 2, 9]).blockedUntil(counters.rows, at: Self.now) == nil)
    }

    @Test func addressIsBlockedAfterManyAccounts() throws {
        var counters = Counters()
        for index in 0..<19 { counters.fail(try Self.attempt("a\(index)@x.org")) }
        #expect(try Self.attempt("new@x.org").blockedUntil(counters.rows, at: Self.now) == nil)
        counters.fail(try Self.attempt("a19@x.org"))
        #expect(try Self.attempt("new@x.org").blockedUntil(counters.rows, at: Self.now) != nil)
    }

    @Test func neverBlocksForLongerThanFifteenMinutes() throws {
        for key in try Self.attempt("bob@x.org").keys {
            #expect(SignInThrottle.block(key, failures: .max, at: Self.now) == Self.now + 900)
        }
        #expect(SignInThrottle.forgetAfterSeconds > 900)
    }

    @Test func sixtyFourBitsMakeAnIPv6Address() throws {
        var other = [UInt8](repeating: 1, count: 16)
        let one = try Self.attempt("bob@x.org", from: other)
        other[15] = 9
        #expect(try Self.attempt("bob@x.org", from: other).keys == one.keys)
        other[7] = 9
        #expect(try Self.attempt("bob@x.org", from: other).keys != one.keys)
    }

    private static func attempt(_ email: String, from address: [UInt8] = [192, 0, 2, 1]) throws -> SignInThrottle {
        SignInThrottle(account: try EmailKey(email), address: address)
    }

    /// The rows of a ``ThrottleStore``, all failures at one time.
    private struct Counters {
        var rows: [String: FailureCounter] = [:]

        mutating func fail(_ attempt: SignInThrottle) {
            for key in attempt.keys {
                let failures = (self.rows[key]?.failures ?? 0) + 1
                self.rows[key] = FailureCounter(
                    failures: failures,
                    blockedUntil: SignInThrottle.block(key, failures: failures, at: SignInThrottleTests.now),
                )
            }
        }
    }
}
