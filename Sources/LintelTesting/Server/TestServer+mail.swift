package import LintelPlatform
import LintelServer

extension TestServer {
    /// Has the server send what is due, and returns every mail that it has sent until now.
    ///
    /// Mails of one second come in no particular order.
    package func sentMails() async throws -> [MailMessage] {
        try await self.parts.mailDelivery.deliverDue()
        return self.mails.taken.map(\.message)
    }
}
