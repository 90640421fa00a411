package import LintelPlatform
package import LintelTokens

/// A mail as it goes over the wire (RFC 5322, RFC 2045): pure, the same bytes for the same input.
///
/// Lines end in CRLF and have at most 76 characters, but for addresses longer than that. Dots at their beginning are
/// doubled by whoever sends them.
package struct MIMEMessage: Sendable {
    /// The message, from its first header field to its last boundary.
    package let bytes: [UInt8]

    /// - Parameters:
    ///   - id: The left half of the Message-ID: a second attempt has the same, so that its reader sees one mail.
    ///   - sender: Stands in From.
    ///   - host: The right half of the Message-ID.
    ///   - date: When the mail was written.
    package init(_ message: MailMessage, id: MailID, sender: MailAddress, host: String, date: UnixTime) {
        // No quoted-printable text holds "=_" (RFC 2045 §6.7), so no line of a part can be the boundary.
        let boundary = "=_\(id.rawValue)"
        var bytes = Array(
            """
            Date: \(date.mailDate)
            Message-ID: <\(MailHeader.address("\(id.rawValue)@\(host)"))>
            From: \(MailHeader.mailbox(name: sender.name, address: sender.address))
            To: \(MailHeader.mailbox(name: nil, address: message.recipient))
            Subject: \(MailHeader.unstructured(message.subject))
            MIME-Version: 1.0
            Auto-Submitted: auto-generated
            Content-Type: multipart/alternative;
             boundary="\(boundary)"

            """.withCRLF.utf8
        )
        // The richest form comes last (RFC 2046 §5.1.4).
        for (type, text) in [("text/plain", message.text), ("text/html", message.html)] {
            bytes +=
                """

                --\(boundary)
                Content-Type: \(type); charset=utf-8
                Content-Transfer-Encoding: quoted-printable


                """.withCRLF.utf8
            bytes += QuotedPrintable.encode(text)
        }
        self.bytes = bytes + "\r\n--\(boundary)--\r\n".utf8
    }
}

extension String {
    /// The literal above with the line ends of a mail; what has been folded has them already.
    fileprivate var withCRLF: String {
        var text = ""
        var last: Unicode.Scalar?
        for scalar in self.unicodeScalars {
            if scalar == "\n", last != "\r" { text.unicodeScalars.append("\r") }
            text.unicodeScalars.append(scalar)
            last = scalar
        }
        return text
    }
}
