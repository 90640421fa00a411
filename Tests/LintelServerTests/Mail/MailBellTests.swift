import LintelServer
import Testing

@Suite(.timeLimit(.minutes(10))) struct MailBellTests {
    /// Far longer than the limit of the test.
    private static let long = Duration.seconds(3_600)

    @Test func aRingBeforeTheWaitIsHeard() async throws {
        let bell = MailBell()
        bell.ring()
        bell.ring()
        try await bell.wait(atMost: Self.long)
    }

    @Test func aRingEndsTheWait() async throws {
        let bell = MailBell()
        for _ in 1...5 {
            async let wait: Void = bell.wait(atMost: Self.long)
            bell.ring()
            try await wait
        }
    }

    @Test func waitsNoLongerThanAsked() async throws {
        try await MailBell().wait(atMost: .milliseconds(1))
    }

    @Test func cancellationEndsTheWait() async {
        let bell = MailBell()
        await #expect(throws: CancellationError.self) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await bell.wait(atMost: Self.long) }
                group.cancelAll()
                try await group.next()
            }
        }
    }
}
