import LintelPlatform
import LintelTokens
import Testing

@Suite struct LiveSessionTests {
    @Test func readsBackItsNameAndNothingElse() {
        let time = UnixTime(seconds: 1)
        let session = LiveSession(
            reference: [UInt8](1...32),
            authenticatedAt: time,
            lastSeenAt: time,
            userAgent: nil,
            signInAddress: nil,
            lastAddress: nil,
        )
        #expect(LiveSession.reference(named: session.name) == session.reference)
        for wrong in ["", "x", session.name + "A", String(session.name.dropLast()), String(repeating: "=", count: 43)] {
            #expect(LiveSession.reference(named: wrong) == nil)
        }
    }
}
