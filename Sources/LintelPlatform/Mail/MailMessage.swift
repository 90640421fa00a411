/// A mail to one person: text and HTML say the same.
package struct MailMessage: Sendable, Hashable, Codable {
    /// The e-mail address, without a name.
    package var recipient: String
    package var subject: String
    package var text: String
    package var html: String

    package init(recipient: String, subject: String, text: String, html: String) {
        self.recipient = recipient
        self.subject = subject
        self.text = text
        self.html = html
    }
}
