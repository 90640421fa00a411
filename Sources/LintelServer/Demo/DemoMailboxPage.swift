/// The mails of a demo, which go nowhere else.
package struct DemoMailboxPage: Page {
    package static let template = PageTemplate("mailbox")

    struct Row: Encodable, Sendable, Hashable {
        let subject: String
        let recipient: String
        let date: String
        let url: SiteURL
    }

    let mails: [Row]
    let hasMails: Bool

    package let title = "Mailbox · Lintel"

    package init(_ entries: [DemoMailbox.Entry]) {
        self.mails = entries.map { entry in
            Row(
                subject: entry.mail.subject,
                recipient: entry.mail.recipient,
                date: entry.mail.date,
                url: .demo(.mail(name: entry.name)),
            )
        }
        self.hasMails = !entries.isEmpty
    }
}

/// One mail of a demo, as text: what a mail holds never becomes a page of ours, and its links are for copying.
package struct DemoMailPage: Page {
    package static let template = PageTemplate("mailbox-mail")

    let subject: String
    let recipient: String
    let date: String
    let text: String
    let mailbox = SiteURL.demo(.mailbox)

    package let title = "Mail · Lintel"

    package init(_ mail: ReceivedMail) {
        self.subject = mail.subject.isEmpty ? "(no subject)" : mail.subject
        self.recipient = mail.recipient
        self.date = mail.date
        self.text = mail.text
    }
}
