import CMail
import LintelPlatform
import Synchronization

/// One mail's conversation with a server, on a connection of its own.
final class SMTPExchange: Sendable {
    // Together with the answer to QUIT, which is waited for in any case, they stay below the minute for which a mail is
    // taken.
    private static let connectMilliseconds = 10_000
    private static let wholeMilliseconds = 35_000
    private static let answerSeconds = 20

    /// In characters; what is longer is nobody's explanation.
    private static let longestAnswer = 4_096

    private let server: SMTPServer
    private let host: String
    private let mail: OutgoingMail
    private let isCancelled = Atomic<Bool>(false)
    private let state = Mutex(State())

    private struct State {
        /// How much of the message the server has got.
        var offset = 0
        /// The last line of the server's, but for what it says to QUIT.
        var answer: String?
    }

    init(server: SMTPServer, host: String, mail: OutgoingMail) {
        self.server = server
        self.host = host
        self.mail = mail
    }

    /// Makes a running conversation end within a second.
    func cancel() {
        self.isCancelled.store(true, ordering: .relaxed)
    }

    /// Has the conversation; blocks.
    func run() -> Result<String, MailFault> {
        guard let handle = curl_easy_init() else { return .failure(MailFault("libcurl cannot be used")) }
        defer { curl_easy_cleanup(handle) }
        let recipients = curl_slist_append(nil, MailHeader.address(self.mail.message.recipient))
        defer { curl_slist_free_all(recipients) }
        self.prepare(handle, recipients)
        let code = curl_easy_perform(handle)
        let (answer, isMessageSent) = self.state.withLock { ($0.answer, $0.offset == self.mail.bytes.count) }
        guard code != CURLE_OK else { return .success(answer ?? "") }
        let smtpCode = answer.flatMap { Int($0.prefix(3)) }
        // A refused login, STARTTLS or greeting is the installation's trouble or the server's, and may end; what is said
        // about sender, recipient or message will be said again.
        let isRefusal = code == CURLE_SEND_ERROR || isMessageSent
        return .failure(
            MailFault(
                String(cString: curl_easy_strerror(code)),
                isPermanent: isRefusal && smtpCode.map((500...599).contains) == true,
                smtpCode: smtpCode,
                answer: answer,
            )
        )
    }

    private func prepare(_ handle: UnsafeMutableRawPointer, _ recipients: UnsafeMutablePointer<curl_slist>?) {
        // The path is the name that this side gives in EHLO.
        mail_set_text(handle, CURLOPT_URL, "\(self.server.url)/\(self.host)")
        mail_set_text(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        mail_set_text(handle, CURLOPT_PROXY, "")
        mail_set_number(handle, CURLOPT_NOSIGNAL, 1)
        mail_set_number(handle, CURLOPT_CONNECTTIMEOUT_MS, Self.connectMilliseconds)
        mail_set_number(handle, CURLOPT_TIMEOUT_MS, Self.wholeMilliseconds)
        mail_set_number(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, Self.answerSeconds)
        self.prepareSecurity(handle)
        mail_set_text(handle, CURLOPT_MAIL_FROM, "<\(MailHeader.address(self.mail.sender.address))>")
        mail_set_list(handle, CURLOPT_MAIL_RCPT, recipients)
        mail_set_number(handle, CURLOPT_UPLOAD, 1)
        mail_set_number(handle, CURLOPT_INFILESIZE, self.mail.bytes.count)
        // Valid as long as the handle: `run` holds both.
        let context = Unmanaged.passUnretained(self).toOpaque()
        mail_set_context(handle, CURLOPT_READDATA, context)
        mail_set_reader(handle) { buffer, size, count, context in
            SMTPExchange.of(context)?.read(into: buffer, capacity: size * count) ?? 0
        }
        mail_set_context(handle, CURLOPT_HEADERDATA, context)
        mail_set_header_writer(handle) { buffer, size, count, context in
            SMTPExchange.of(context)?.note(buffer, count: size * count)
            return size * count
        }
        mail_set_context(handle, CURLOPT_XFERINFODATA, context)
        mail_set_progress(handle) { context, _, _, _, _ in
            SMTPExchange.of(context)?.isCancelled.load(ordering: .relaxed) == true ? 1 : 0
        }
        mail_set_number(handle, CURLOPT_NOPROGRESS, 0)
    }

    private func prepareSecurity(_ handle: UnsafeMutableRawPointer) {
        let encryption =
            switch self.server.encryption {
            case .required: CURLUSESSL_ALL
            case .optional: CURLUSESSL_TRY
            case .none: CURLUSESSL_NONE
            }
        mail_set_number(handle, CURLOPT_USE_SSL, Int(encryption.rawValue))
        mail_set_number(handle, CURLOPT_SSL_VERIFYPEER, 1)
        mail_set_number(handle, CURLOPT_SSL_VERIFYHOST, 2)
        // RFC 8314 §4.1.
        mail_set_number(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let file = self.server.authoritiesFile { mail_set_text(handle, CURLOPT_CAINFO, file) }
        guard let login = self.server.login else { return }
        mail_set_text(handle, CURLOPT_USERNAME, login.user)
        mail_set_text(handle, CURLOPT_PASSWORD, login.password)
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> SMTPExchange? {
        context.map { Unmanaged<SMTPExchange>.fromOpaque($0).takeUnretainedValue() }
    }

    /// The next bytes of the message; 0 at its end.
    private func read(into buffer: UnsafeMutablePointer<CChar>?, capacity: Int) -> Int {
        guard let buffer else { return 0 }
        return self.state.withLock { state in
            let chunk = self.mail.bytes[state.offset...].prefix(capacity)
            UnsafeMutableRawBufferPointer(start: buffer, count: capacity).copyBytes(from: chunk)
            state.offset += chunk.count
            return chunk.count
        }
    }

    /// Keeps a line of the server's, without its end.
    private func note(_ buffer: UnsafeMutablePointer<CChar>?, count: Int) {
        guard let buffer else { return }
        let line = String(decoding: UnsafeRawBufferPointer(start: buffer, count: count), as: UTF8.self)
        // RFC 5321 §4.1.1.10: it follows every conversation, and says nothing about the mail.
        guard !line.hasPrefix("221") else { return }
        self.state.withLock { state in
            state.answer = String(line.prefix { !$0.isNewline }.prefix(Self.longestAnswer))
        }
    }
}
