import ArgumentParser
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTokens
import Logging

/// Sends a mail at once and tells what the mail server said.
struct MailTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Send a test mail at once and print what the mail server said.",
        discussion: "A mail that is not taken now stays in the outbox, unless it is refused for good.",
    )

    @OptionGroup var options: DataOptions

    @Option(help: "The address to send the mail to.")
    var to: String

    @Option(help: "The server's issuer URL, whose host the mail names.")
    var issuer: String?

    func run() async throws {
        try await self.options.run(["issuer": self.issuer]) { installation in
            let settings = installation.settings.mail
            let (mailbox, delivery) = try await self.parts(installation)
            let mail = try await self.reserve(in: mailbox, issuer: installation.settings.issuer.text)
            let goal = settings.server?.url ?? settings.directory
            switch try await delivery.attempt(mail) {
            case .sent(let answer):
                return CommandAnswer("Mail \(mail.id) to \(self.to) was taken by \(goal): \(answer)") { json in
                    json.member("mail_id", mail.id.rawValue)
                    json.member("to", self.to)
                    json.member("server", goal)
                    json.member("answer", answer)
                }
            case .postponed(let fault, let time):
                throw Refusal(
                    "mail_not_sent",
                    "\(goal) did not take the mail: \(Self.words(fault)). It lies in the outbox; "
                        + "a running server tries again from \(time.timestamp) on.",
                )
            case .givenUp(let fault):
                throw Refusal("mail_refused", "\(goal) refuses the mail: \(Self.words(fault)).")
            }
        }
    }

    private func parts(_ installation: Installation) async throws -> (Mailbox, MailDelivery) {
        let masterKey = try await installation.masterKey()
        let mailbox = Mailbox(
            store: installation.stores.mails,
            masterKey: masterKey,
            bell: MailBell(),
            clock: installation.clock,
            random: installation.random,
        )
        // Its answer tells more than its log.
        var logger = installation.logger
        logger.logLevel = .critical
        let delivery = MailDelivery(
            store: installation.stores.mails,
            masterKey: masterKey,
            transport: installation.settings.mail.makeTransport(),
            settings: installation.settings.mail,
            metrics: ServerMetrics(),
            clock: installation.clock,
            logger: logger,
        )
        return (mailbox, delivery)
    }

    private func reserve(in mailbox: Mailbox, issuer: String) async throws -> QueuedMail {
        do {
            return try await mailbox.reserve(self.message(issuer))
        } catch var error as PlatformError where error.code == .emailInvalid {
            error.field = "to"
            throw error
        }
    }

    private func message(_ issuer: String) -> MailMessage {
        let sentence = "This is a test mail of the Lintel server \(issuer). Whoever reads it can get its mails."
        return MailMessage(
            recipient: self.to,
            subject: "Test mail from Lintel",
            text: sentence + "\n",
            html: "<!DOCTYPE html>\n<html lang=\"en\"><body><p>\(sentence)</p></body></html>\n",
        )
    }

    /// The reason, and the server's own words where there are some.
    private static func words(_ fault: MailFault) -> String {
        fault.answer.map { "\(fault.reason) (\($0))" } ?? fault.reason
    }
}
