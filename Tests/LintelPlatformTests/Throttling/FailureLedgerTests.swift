import LintelPlatform
import LintelTokens
import Testing

@Suite struct FailureLedgerTests {
    private static let start = UnixTime(seconds: 100)

    @Test func blocksToTheEndOfTheWindow() {
        var ledger = FailureLedger<String>(limit: 3, windowSeconds: 60, capacity: 10)
        for second in 0..<2 { ledger.record("a", at: Self.start + Int64(second)) }
        #expect(ledger.secondsToWait("a", at: Self.start + 2) == nil)
        ledger.record("a", at: Self.start + 2)
        #expect(ledger.secondsToWait("a", at: Self.start + 2) == 58)
        #expect(ledger.secondsToWait("b", at: Self.start + 2) == nil)
        #expect(ledger.secondsToWait("a", at: Self.start + 60) == nil)
        #expect(ledger.count == 0)
    }

    @Test func dropsTheOldestWhenFull() {
        var ledger = FailureLedger<Int>(limit: 1, windowSeconds: 60, capacity: 100)
        for key in 0..<1000 {
            ledger.record(key, at: Self.start)
            #expect(ledger.count <= 100)
        }
        #expect(ledger.secondsToWait(899, at: Self.start) == nil)
        #expect(ledger.secondsToWait(900, at: Self.start) == 60)
        #expect(ledger.secondsToWait(999, at: Self.start) == 60)
    }

    @Test func startsAnewAfterTheWindow() {
        var ledger = FailureLedger<String>(limit: 2, windowSeconds: 60, capacity: 10)
        ledger.record("a", at: Self.start)
        ledger.record("a", at: Self.start + 60)
        #expect(ledger.secondsToWait("a", at: Self.start + 60) == nil)
        #expect(ledger.count == 1)
    }

    @Test func clockThatStepsBackDoesNotUnblock() {
        var ledger = FailureLedger<String>(limit: 1, windowSeconds: 60, capacity: 10)
        ledger.record("a", at: Self.start)
        #expect(ledger.secondsToWait("a", at: Self.start - 30) == 60)
    }
}
