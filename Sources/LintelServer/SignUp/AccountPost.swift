package import LintelPlatform

/// Writes mails about accounts and hands them to the outbox.
package struct AccountPost: Sendable {
    private let mailbox: Mailbox
    private let renderer: PageRenderer
    private let issuer: String

    /// - Parameter issuer: The site's address, without a slash at its end.
    package init(mailbox: Mailbox, renderer: PageRenderer, issuer: String) {
        self.mailbox = mailbox
        self.renderer = renderer
        self.issuer = issuer
    }

    /// Sends a mail.
    ///
    /// - Throws: A ``TemporaryFault`` when the outbox is full.
    package func send(_ kind: AccountMail.Kind, to recipient: String, code: EmailCode? = nil) async throws {
        let mail = AccountMail(kind, code: code?.text, issuer: self.issuer)
        try await self.mailbox.send(self.renderer.message(mail, to: recipient))
    }
}
