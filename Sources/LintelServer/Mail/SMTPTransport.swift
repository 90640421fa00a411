import CMail
import NIOPosix
import Synchronization

/// Sends mails by SMTP (RFC 5321), by libcurl on a thread of its own.
package final class SMTPTransport: MailTransport {
    private let server: SMTPServer
    private let host: String
    private let threads: NIOThreadPool

    private static let isReady = mail_global_init() == CURLE_OK

    /// - Parameter host: How this side introduces itself (RFC 5321 §4.1.1.1).
    package init(server: SMTPServer, host: String) {
        self.server = server
        self.host = host
        self.threads = NIOThreadPool(numberOfThreads: 1)
        self.threads.start()
    }

    deinit {
        self.threads.shutdownGracefully { _ in }
    }

    /// Hands one mail over; breaks off when the task is cancelled.
    package func send(_ mail: OutgoingMail) async throws(MailFault) -> String {
        guard Self.isReady else { throw MailFault("libcurl cannot be used") }
        let exchange = SMTPExchange(server: self.server, host: self.host, mail: mail)
        let result: Result<String, MailFault>
        do {
            result = try await withTaskCancellationHandler {
                try await self.threads.runIfActive { exchange.run() }
            } onCancel: {
                exchange.cancel()
            }
        } catch {
            throw MailFault("the server is stopping")
        }
        return try result.get()
    }
}
