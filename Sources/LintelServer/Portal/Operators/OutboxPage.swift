package import LintelPlatform
import LintelTokens

/// The mails on their way out, without what stands in them.
package struct OutboxPage: PortalPage {
    package static let template = PageTemplate("operation-mails")

    struct Entry: Encodable, Sendable, Hashable {
        let id: String
        let createdAt: TimeText
        let attempts: String
        let nextAttemptAt: TimeText
        let expiresAt: TimeText
        let lastError: String?
    }

    package let portal: PortalFrame
    let head = OperationHead("Mail outbox", tab: .mails)
    let summary: String
    let entries: [Entry]
    let hasEntries: Bool
    let retry = SiteURL.operators(.retry)
    let notice: String?

    package let title = "Mail outbox · Lintel"

    package init(_ portal: PortalFrame, mails: [WaitingMail], count: Int64, failed: Int64, done: String? = nil) {
        self.portal = portal
        let waiting = count == 1 ? "1 mail waits" : "\(count) mails wait"
        self.summary = failed == 0 ? "\(waiting)." : "\(waiting), \(failed) after an attempt that failed."
        self.entries = mails.map { mail in
            Entry(
                id: mail.id.rawValue,
                createdAt: TimeText(mail.createdAt),
                attempts: "\(mail.attempts)",
                nextAttemptAt: TimeText(mail.nextAttemptAt),
                expiresAt: TimeText(mail.expiresAt),
                lastError: mail.lastError,
            )
        }
        self.hasEntries = !mails.isEmpty
        self.notice =
            switch done {
            case "retried": "The mails that waited for a later attempt are being sent now."
            case "none": "No mail waits for a later attempt."
            default: nil
            }
    }
}
