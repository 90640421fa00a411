package import LintelPlatform
import LintelTokens

/// Where mails are posted: it takes them at once, and they are sent in the background.
package struct Mailbox: Sendable {
    /// About 50 MB of mails of 5 kB: somebody has to look at a mail server that leaves so many waiting.
    private static let capacity = 10_000

    private let store: any MailStore
    private let seal: MailSeal
    private let bell: MailBell
    private let clock: WallClock
    private let random: RandomSource

    package init(
        store: any MailStore,
        masterKey: MasterKey,
        bell: MailBell,
        clock: WallClock,
        random: RandomSource,
    ) {
        self.store = store
        self.seal = MailSeal(masterKey: masterKey)
        self.bell = bell
        self.clock = clock
        self.random = random
    }

    /// Puts a mail into the outbox, encrypted; it is there when this returns.
    ///
    /// - Throws: ``PlatformError``: `emailInvalid` for a recipient that is no address, `busy` when the outbox is full.
    package func send(_ message: MailMessage) async throws {
        let now = self.clock.now()
        _ = try await self.add(message, attempts: 0, nextAttemptAt: now)
        self.bell.ring()
    }

    /// Puts a mail into the outbox that the caller sends at once: nobody else takes it in the next minute.
    package func reserve(_ message: MailMessage) async throws -> QueuedMail {
        try await self.add(message, attempts: 1, nextAttemptAt: self.clock.now() + MailSchedule.takenSeconds)
    }

    private func add(_ message: MailMessage, attempts: Int64, nextAttemptAt: UnixTime) async throws -> QueuedMail {
        _ = try EmailKey(message.recipient)
        let now = self.clock.now()
        let mail = QueuedMail(
            id: MailID(self.random.uuid()),
            content: try self.seal.seal(message),
            createdAt: now,
            nextAttemptAt: nextAttemptAt,
            attempts: attempts,
            expiresAt: now + MailSchedule.lifetimeSeconds,
        )
        try await self.store.add(mail, capacity: Self.capacity)
        return mail
    }
}
