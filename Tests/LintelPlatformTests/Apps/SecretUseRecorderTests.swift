import LintelPlatform
import LintelTokens
import Testing

@Suite struct SecretUseRecorderTests {
    private static let client = ClientID("service-one")

    @Test func notesEachSecretOnceAMinute() {
        let recorder = SecretUseRecorder()
        for second in [0, 1, 59] { Self.use("a", of: recorder, at: second) }
        Self.use("b", of: recorder, at: 5)
        #expect(Set(recorder.drain()) == [Self.noted("a", at: 0), Self.noted("b", at: 5)])
        #expect(recorder.drain().isEmpty)
        Self.use("a", of: recorder, at: 59)
        #expect(recorder.drain().isEmpty)
        Self.use("a", of: recorder, at: 60)
        #expect(recorder.drain() == [Self.noted("a", at: 60)])
    }

    @Test func keepsTheNewestUse() {
        let recorder = SecretUseRecorder()
        for second in [0, 60, 180, 200] { Self.use("a", of: recorder, at: second) }
        #expect(recorder.drain() == [Self.noted("a", at: 180)])
    }

    @Test func isBounded() {
        let recorder = SecretUseRecorder(capacity: 4)
        for index in 0..<10 { Self.use("\(index)", of: recorder, at: 0) }
        #expect(recorder.drain().count == 4)
        // A drain makes room.
        for index in 10..<20 { Self.use("\(index)", of: recorder, at: 0) }
        #expect(recorder.drain().count == 4)
    }

    private static func use(_ secret: String, of recorder: SecretUseRecorder, at second: Int) {
        recorder.record(clientID: self.client, secretID: secret, at: UnixTime(seconds: Int64(second)))
    }

    private static func noted(_ secret: String, at second: Int64) -> SecretUse {
        SecretUse(clientID: self.client, secretID: secret, usedAt: UnixTime(seconds: second))
    }
}
