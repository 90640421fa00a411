import HTTPTypes
import HummingbirdTesting
import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Logging
import NIOCore
import Synchronization
import Testing

@Suite struct MailDeliveryTests {
    private static let message = MailMessage(
        recipient: "ann.secret@example.org",
        subject: "Your code",
        text: "The code is 271828.",
        html: "<p>The code is 271828.</p>",
    )
    private static let busy = MailFault("try later", smtpCode: 452, answer: "452 <ann.secret@example.org> later")

    /// Runs a server with this one mail in its outbox.
    private func withMail(
        log: Logger? = nil,
        _ body: @escaping @Sendable (TestServer, any TestClientProtocol) async throws -> Void,
    ) async throws {
        let server = try await TestServer(log: log)
        try await server.run { client in
            try await server.parts.mailbox.send(Self.message)
            try await body(server, client)
        }
    }

    @Test func sendsOnceWhatWasPosted() async throws {
        try await self.withMail { server, _ async throws in
            #expect(try await server.sentMails() == [Self.message])
            server.clock.advance(by: 100_000)
            #expect(try await server.sentMails() == [Self.message])
            #expect(server.mails.attempts == 1)
        }
    }

    @Test func writesTheMailOutForTheTransport() async throws {
        try await self.withMail { server, _ async throws in
            _ = try await server.sentMails()
            let mail = try #require(server.mails.taken.first)
            let text = String(decoding: mail.bytes, as: UTF8.self)
            #expect(text.contains("Message-ID: <\(mail.id)@localhost>\r\n"))
            #expect(text.contains("From: Lintel <no-reply@localhost>\r\n"))
            #expect(text.contains("To: ann.secret@example.org\r\n"))
        }
    }

    @Test func triesAgainAfterAFailureAndSendsOnce() async throws {
        try await self.withMail { server, client async throws in
            server.mails.refuseNext(with: Self.busy, Self.busy)
            #expect(try await server.sentMails() == [])
            server.clock.advance(by: 29)
            #expect(try await server.sentMails() == [])
            #expect(server.mails.attempts == 1)
            server.clock.advance(by: 1)
            #expect(try await server.sentMails() == [])
            #expect(server.mails.attempts == 2)
            server.clock.advance(by: 120)
            #expect(try await server.sentMails() == [Self.message])
            server.clock.advance(by: 100_000)
            #expect(try await server.sentMails() == [Self.message])
            let metrics = try await client.execute(uri: "/metrics", method: .get)
            let text = String(buffer: metrics.body)
            #expect(text.contains("lintel_mails_total{outcome=\"sent\"} 1\n"))
            #expect(text.contains("lintel_mails_total{outcome=\"postponed\"} 2\n"))
            #expect(text.contains("lintel_mails_total{outcome=\"given_up\"} 0\n"))
        }
    }

    /// The mail server is away for an hour, and one of two nodes dies in that time with a mail in its hands.
    @Test func anHourWithoutAMailServerLosesNoMailAndSendsNoneTwice() async throws {
        let server = try await TestServer()
        let subjects = (1...40).map { "Mail \($0)" }
        try await server.run { _ in
            let other = Self.delivery(of: server, masterKey: server.parts.masterKey)
            let end = server.clock.now + 3_600
            var posted = subjects[...]
            while server.clock.now < end {
                for subject in posted.prefix(4) {
                    try await server.parts.mailbox.send(
                        MailMessage(recipient: "ann@example.org", subject: subject, text: "x", html: "<p>x</p>"),
                    )
                }
                posted = posted.dropFirst(4)
                let away = MailFault("connection refused")
                server.mails.refuseNext(with: [MailFault](repeating: away, count: subjects.count * 2))
                async let here: Void = server.parts.mailDelivery.deliverDue()
                async let there: Void = other.deliverDue()
                _ = try await (here, there)
                server.clock.advance(by: 300)
            }
            #expect(posted.isEmpty && server.mails.taken.isEmpty && server.mails.attempts > subjects.count)
            // Taken, and then the node is gone.
            let now = server.clock.now
            let held = try await server.parts.stores.mails.takeDue(
                at: .distant,
                until: now + MailSchedule.takenSeconds,
            )
            #expect(held != nil)
            server.mails.forgetFaults()
            for _ in 1...15 {
                async let here: Void = server.parts.mailDelivery.deliverDue()
                async let there: Void = other.deliverDue()
                _ = try await (here, there)
                server.clock.advance(by: 300)
            }
            #expect(try await server.sentMails().map(\.subject).sorted() == subjects.sorted())
        }
    }

    @Test func givesUpWhatIsRefusedForGood() async throws {
        let lines = MailLogLines()
        try await self.withMail(log: lines.logger) { server, client async throws in
            let answer = "550 <ann.secret@example.org> unknown"
            server.mails.refuseNext(with: MailFault("refused", isPermanent: true, smtpCode: 550, answer: answer))
            server.clock.advance(by: 1)
            #expect(try await server.sentMails() == [])
            server.clock.advance(by: 90_000)
            #expect(try await server.sentMails() == [])
            #expect(server.mails.attempts == 1)
            let metrics = try await client.execute(uri: "/metrics", method: .get)
            #expect(String(buffer: metrics.body).contains("lintel_mails_total{outcome=\"given_up\"} 1\n"))
        }
        let text = lines.text
        #expect(text.contains("\"Mail given up\"") && text.contains("\"smtp.code\":\"550\""))
        #expect(text.contains("example.org"))
        #expect(!text.contains("ann.secret") && !text.contains("271828"))
    }

    @Test func givesUpAfterADay() async throws {
        try await self.withMail { server, _ async throws in
            for _ in 1...300 {
                server.mails.refuseNext(with: Self.busy)
                _ = try await server.sentMails()
                server.clock.advance(by: 300)
            }
            // At once, after 30 s, 2 min and 10 min, and then hourly.
            #expect(server.mails.attempts == 1 + 3 + 23)
            #expect(try await server.parts.stores.mails.takeDue(at: .distant, until: .distant) == nil)
        }
    }

    @Test func givesUpWhatNobodySentInTime() async throws {
        let lines = MailLogLines()
        try await self.withMail(log: lines.logger) { server, _ async throws in
            server.clock.advance(by: MailSchedule.lifetimeSeconds)
            #expect(try await server.sentMails() == [])
            #expect(server.mails.attempts == 0)
            #expect(try await server.parts.stores.mails.takeDue(at: .distant, until: .distant) == nil)
        }
        #expect(lines.text.contains("\"Mail given up\"") && lines.text.contains("expired"))
    }

    @Test func twoNodesAtOnceSendAMailOnce() async throws {
        try await self.withMail { server, _ async throws in
            for _ in 1...20 { try await server.parts.mailbox.send(Self.message) }
            let other = Self.delivery(of: server, masterKey: server.parts.masterKey)
            async let here: Void = server.parts.mailDelivery.deliverDue()
            async let there: Void = other.deliverDue()
            _ = try await (here, there)
            #expect(try await server.sentMails().count == 21)
            #expect(Set(server.mails.taken.map(\.id)).count == 21)
        }
    }

    @Test func sendsAfterAMinuteWhatADeadNodeHasTaken() async throws {
        try await self.withMail { server, _ async throws in
            let now = server.clock.now
            let taken = try await server.parts.stores.mails.takeDue(at: now, until: now + MailSchedule.takenSeconds)
            #expect(taken != nil)
            server.clock.advance(by: 59)
            #expect(try await server.sentMails() == [])
            server.clock.advance(by: 1)
            #expect(try await server.sentMails() == [Self.message])
        }
    }

    @Test func keepsTheMailEncryptedAndGivesUpWhatAnotherKeySealed() async throws {
        try await self.withMail { server, _ async throws in
            let now = server.clock.now
            let mail = try #require(try await server.parts.stores.mails.takeDue(at: now, until: now))
            let content = String(decoding: mail.content, as: UTF8.self)
            #expect(!content.contains("271828") && !content.contains("ann.secret"))
            let other = Self.delivery(of: server, masterKey: MasterKey(bytes: [UInt8](repeating: 9, count: 32)))
            guard case .givenUp(let fault) = try await other.attempt(mail) else {
                Issue.record("the mail was not given up")
                return
            }
            #expect(fault.reason == "sealed under another master key")
            #expect(server.mails.attempts == 0)
        }
    }

    @Test func takesNoMailForWhatIsNoAddress() async throws {
        let server = try await TestServer()
        try await server.run { _ in
            var message = Self.message
            message.recipient = "ann@example.org>\r\nDATA"
            let error = await #expect(throws: PlatformError.self) { try await server.parts.mailbox.send(message) }
            #expect(error?.code == .emailInvalid)
            let sent = try await server.sentMails()
            #expect(sent.isEmpty)
        }
    }

    @Test(.timeLimit(.minutes(10))) func aPostedMailEndsTheWait() async throws {
        try await self.withMail { server, _ async throws in
            // Would last longer than any run.
            try await server.parts.mailBell.wait(atMost: .seconds(100_000))
        }
    }

    /// The delivery of another node on the same outbox, with the same recorder.
    private static func delivery(of server: TestServer, masterKey: MasterKey) -> MailDelivery {
        MailDelivery(
            store: server.parts.stores.mails,
            masterKey: masterKey,
            transport: server.mails,
            settings: server.parts.settings.mail,
            metrics: ServerMetrics(),
            clock: server.clock.wallClock,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
        )
    }
}

extension UnixTime {
    /// Later than any mail is due.
    fileprivate static let distant = UnixTime(seconds: 4_000_000_000)
}

private final class MailLogLines: Sendable {
    private let bytes = Mutex<[UInt8]>([])

    var text: String { self.bytes.withLock { String(decoding: $0, as: UTF8.self) } }

    var logger: Logger {
        Logger(label: "test") { _ in
            JSONLogHandler(level: .trace) { line in self.bytes.withLock { $0 += line } }
        }
    }
}
