package import LintelPlatform
package import Logging

/// Writes notices as mails and hands them to the outbox.
package struct NoticePost: NoticeSender {
    private let mailbox: Mailbox
    private let renderer: PageRenderer
    private let issuer: String
    private let logger: Logger

    /// - Parameter issuer: The site's address, without a slash at its end.
    package init(mailbox: Mailbox, renderer: PageRenderer, issuer: String, logger: Logger) {
        self.mailbox = mailbox
        self.renderer = renderer
        self.issuer = issuer
        self.logger = logger
    }

    package func send(_ notice: Notice, to recipients: [String]) async {
        let mail = NoticeMail(notice, issuer: self.issuer)
        for recipient in recipients {
            do {
                try await self.mailbox.send(self.renderer.message(mail, to: recipient))
            } catch {
                self.logger.warning(
                    "Notice not sent",
                    metadata: ["notice": .string(notice.subject), "error": .string("\(error)")],
                )
            }
        }
    }
}

/// A notice as its templates show it.
package struct NoticeMail: Encodable, Sendable {
    let subject: String
    let opening: String
    let facts: [Notice.Fact]
    let hasFacts: Bool
    let actionLabel: String?
    let actionURL: String?
    let closing: String?
    /// The site's address.
    let site: String

    package init(_ notice: Notice, issuer: String) {
        self.subject = notice.subject
        self.opening = notice.opening
        self.facts = notice.facts
        self.hasFacts = !notice.facts.isEmpty
        self.actionLabel = notice.action?.label
        self.actionURL = notice.action.map { issuer + SiteURL(place: $0.place).description }
        self.closing = notice.closing
        self.site = issuer
    }
}

extension PageRenderer {
    /// The mail with its two parts, from `mail-notice-text` and `mail-notice-html`.
    package func message(_ mail: NoticeMail, to recipient: String) -> MailMessage {
        MailMessage(
            recipient: recipient,
            subject: mail.subject,
            text: self.render(mail, template: "mail-notice-text"),
            html: self.render(mail, template: "mail-notice-html"),
        )
    }
}
