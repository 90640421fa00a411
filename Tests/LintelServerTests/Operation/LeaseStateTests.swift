import LintelServer
import LintelTokens
import Testing

@Suite struct LeaseStateTests {
    private static let start = UnixTime(seconds: 1000)

    @Test func isReliedOnToItsEndAndNotBeyond() {
        var state = LeaseState(lifetimeSeconds: 10)
        #expect(!state.isHeld(at: Self.start))
        #expect(state.end(askedAt: Self.start) == Self.start + 10)
        state.answer(true, askedAt: Self.start)
        #expect(state.isHeld(at: Self.start))
        #expect(state.isHeld(at: Self.start + 9))
        #expect(!state.isHeld(at: Self.start + 10))
    }

    @Test func renewalPutsTheEndOff() {
        var state = LeaseState(lifetimeSeconds: 10)
        state.answer(true, askedAt: Self.start)
        state.answer(true, askedAt: Self.start + 3)
        #expect(state.isHeld(at: Self.start + 12))
        #expect(!state.isHeld(at: Self.start + 13))
    }

    @Test func answerThatComesLateIsNotReliedOn() {
        var state = LeaseState(lifetimeSeconds: 10)
        // The store took eleven seconds: by its own rule the lease has ended.
        state.answer(true, askedAt: Self.start)
        #expect(!state.isHeld(at: Self.start + 11))
    }

    @Test func clockThatIsSetBackProlongsNothing() {
        var state = LeaseState(lifetimeSeconds: 10)
        state.answer(true, askedAt: Self.start)
        #expect(!state.isHeld(at: Self.start - 1))
    }

    @Test func endsWithARefusalAndWithARelease() {
        var state = LeaseState(lifetimeSeconds: 10)
        state.answer(true, askedAt: Self.start)
        state.answer(false, askedAt: Self.start + 3)
        #expect(!state.isHeld(at: Self.start + 3))
        state.answer(true, askedAt: Self.start + 6)
        state.release()
        #expect(!state.isHeld(at: Self.start + 6))
    }
}
