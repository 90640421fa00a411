package import LintelPlatform
package import LintelTokens

/// Hands mails over to somebody who takes care of them.
package protocol MailTransport: Sendable {
    /// Hands one mail over.
    ///
    /// - Returns: What the other side said, for people.
    /// - Throws: ``MailFault`` when the other side did not take it; whether it would later is in the fault.
    func send(_ mail: OutgoingMail) async throws(MailFault) -> String
}

/// A mail, opened and written out.
package struct OutgoingMail: Sendable {
    package var id: MailID
    package var createdAt: UnixTime
    package var sender: MailAddress
    package var message: MailMessage
    /// The whole message as ``MIMEMessage`` writes it.
    package var bytes: [UInt8]
}

/// Why a mail was not taken.
package struct MailFault: Error, Sendable, Hashable {
    /// Whether the same would be said to every further attempt (RFC 5321 §4.2.1: 5yz).
    package var isPermanent: Bool
    /// A fixed text, for the log: neither address nor content stands in it.
    package var reason: String
    /// The code of SMTP's answer (RFC 5321 §4.2), if there was one.
    package var smtpCode: Int?
    /// The other side's own words; may hold an address, so they are for the command line only.
    package var answer: String?

    package init(_ reason: String, isPermanent: Bool = false, smtpCode: Int? = nil, answer: String? = nil) {
        self.isPermanent = isPermanent
        self.reason = reason
        self.smtpCode = smtpCode
        self.answer = answer
    }
}
