package import LintelPlatform
package import LintelTokens
package import Logging

/// Sends what lies in the outbox.
///
/// A mail that is taken by somebody who dies, or whose database goes away before the mail is removed, is sent once
/// more: two mails with one Message-ID are better than none.
package struct MailDelivery: Sendable {
    private let store: any MailStore
    private let seal: MailSeal
    private let transport: any MailTransport
    private let settings: ServerSettings.Mail
    private let metrics: ServerMetrics
    private let clock: WallClock
    private let logger: Logger

    /// What became of an attempt.
    package enum Outcome: Sendable, Hashable {
        /// Handed over; with what the other side said.
        case sent(String)
        /// To be tried again at this time.
        case postponed(MailFault, UnixTime)
        case givenUp(MailFault)
    }

    package init(
        store: any MailStore,
        masterKey: MasterKey,
        transport: any MailTransport,
        settings: ServerSettings.Mail,
        metrics: ServerMetrics,
        clock: WallClock,
        logger: Logger,
    ) {
        self.store = store
        self.seal = MailSeal(masterKey: masterKey)
        self.transport = transport
        self.settings = settings
        self.metrics = metrics
        self.clock = clock
        self.logger = logger
    }

    /// Sends every mail that is due, one after the other.
    ///
    /// - Parameter mayGoOn: Asked before each mail; the rest is somebody else's once it says no.
    package func deliverDue(while mayGoOn: @Sendable () -> Bool = { true }) async throws {
        while mayGoOn(), !Task.isCancelled {
            let now = self.clock.now()
            guard let mail = try await self.store.takeDue(at: now, until: now + MailSchedule.takenSeconds) else {
                return
            }
            _ = try await self.attempt(mail)
        }
    }

    /// Tries to send a mail that the caller has taken, and notes in the outbox what became of it.
    package func attempt(_ mail: QueuedMail) async throws -> Outcome {
        guard let message = self.seal.open(mail.content) else {
            return try await self.giveUp(mail, to: nil, MailFault("sealed under another master key", isPermanent: true))
        }
        guard self.clock.now() < mail.expiresAt else {
            return try await self.giveUp(mail, to: message, MailFault("expired", isPermanent: true))
        }
        let answer: String
        do throws(MailFault) {
            answer = try await self.transport.send(self.outgoing(mail, message))
        } catch {
            let next = MailSchedule.next(after: mail.attempts, at: self.clock.now(), expiresAt: mail.expiresAt)
            guard !error.isPermanent, let next else { return try await self.giveUp(mail, to: message, error) }
            return try await self.postpone(mail, to: next, message, error)
        }
        try await self.store.remove(mail.id)
        self.metrics.countMail(.sent)
        self.logger.debug("Mail sent", metadata: self.metadata(mail, message, nil))
        return .sent(answer)
    }

    private func postpone(
        _ mail: QueuedMail,
        to next: UnixTime,
        _ message: MailMessage,
        _ fault: MailFault,
    ) async throws -> Outcome {
        try await self.store.postpone(mail, to: next, because: fault.reason)
        self.metrics.countMail(.postponed)
        var metadata = self.metadata(mail, message, fault)
        metadata["mail.next"] = .string(next.timestamp)
        self.logger.info("Mail is tried again later", metadata: metadata)
        return .postponed(fault, next)
    }

    private func giveUp(_ mail: QueuedMail, to message: MailMessage?, _ fault: MailFault) async throws -> Outcome {
        try await self.store.remove(mail.id)
        self.metrics.countMail(.givenUp)
        self.logger.warning("Mail given up", metadata: self.metadata(mail, message, fault))
        return .givenUp(fault)
    }

    /// Of the recipient only the domain: the part before it is a person's, and none of the log's business.
    private func metadata(_ mail: QueuedMail, _ message: MailMessage?, _ fault: MailFault?) -> Logger.Metadata {
        var metadata: Logger.Metadata = [
            "mail.id": .string(mail.id.rawValue),
            "mail.domain": .string(message.map { MailAddress.domain(of: $0.recipient) } ?? "-"),
            "mail.attempts": .stringConvertible(mail.attempts),
        ]
        if let fault {
            metadata["reason"] = .string(fault.reason)
            metadata["smtp.code"] = .string(fault.smtpCode.map(String.init) ?? "-")
        }
        return metadata
    }

    private func outgoing(_ mail: QueuedMail, _ message: MailMessage) -> OutgoingMail {
        let mime = MIMEMessage(
            message,
            id: mail.id,
            sender: self.settings.from,
            host: self.settings.host,
            date: mail.createdAt,
        )
        return OutgoingMail(
            id: mail.id,
            createdAt: mail.createdAt,
            sender: self.settings.from,
            message: message,
            bytes: mime.bytes,
        )
    }
}
