import LintelPlatform
import LintelServer
import LintelTokens
import Testing

@Suite struct MIMEMessageTests {
    private static let id = MailID("0d7f1c6e-8f3a-4f0e-9a53-2f1f6d0a7b11")
    private static let date = UnixTime(seconds: 1_767_225_600)

    private static func bytes(_ message: MailMessage, from: String = "Lintel <no-reply@id.example.org>") throws
        -> [UInt8]
    {
        let sender = try #require(MailAddress(from))
        return MIMEMessage(message, id: self.id, sender: sender, host: "id.example.org", date: self.date).bytes
    }

    @Test func writesAPlainMail() throws {
        let message = MailMessage(
            recipient: "ann@example.org",
            subject: "Your code",
            text: "The code is 123456.\n.\nBye = ü \n",
            html: "<p>The code is 123456.</p>\n",
        )
        let expected = """
            Date: Thu, 01 Jan 2026 00:00:00 +0000
            Message-ID: <0d7f1c6e-8f3a-4f0e-9a53-2f1f6d0a7b11@id.example.org>
            From: Lintel <no-reply@id.example.org>
            To: ann@example.org
            Subject: Your code
            MIME-Version: 1.0
            Auto-Submitted: auto-generated
            Content-Type: multipart/alternative;
             boundary="=_0d7f1c6e-8f3a-4f0e-9a53-2f1f6d0a7b11"

            --=_0d7f1c6e-8f3a-4f0e-9a53-2f1f6d0a7b11
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            The code is 123456.
            .
            Bye =3D =C3=BC=20

            --=_0d7f1c6e-8f3a-4f0e-9a53-2f1f6d0a7b11
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            <p>The code is 123456.</p>

            --=_0d7f1c6e-8f3a-4f0e-9a53-2f1f6d0a7b11--

            """
        let bytes = try Self.bytes(message)
        #expect(String(decoding: bytes, as: UTF8.self) == expected.replacing("\n", with: "\r\n"))
    }

    @Test(
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 +0000"), (951_782_399, "Mon, 28 Feb 2000 23:59:59 +0000"),
            (1_795_325_042, "Sun, 22 Nov 2026 05:24:02 +0000"), (1_798_675_200, "Thu, 31 Dec 2026 00:00:00 +0000"),
        ] as [(Int64, String)]
    )
    func writesTheDate(seconds: Int64, expected: String) throws {
        let message = MailMessage(recipient: "a@b.example", subject: "", text: "", html: "")
        let sender = try #require(MailAddress("a@b.example"))
        let mime = MIMEMessage(message, id: Self.id, sender: sender, host: "h", date: UnixTime(seconds: seconds))
        #expect(try MailReader(mime.bytes)["Date"] == expected)
    }

    /// Whatever the texts hold, the reader finds them again, and nothing else: no field, no part, no long line.
    @Test func anyTextComesBackAndEndsNothing() throws {
        var generator = SplitMix64(seed: 7)
        for _ in 1...500 {
            let message = MailMessage(
                recipient: Self.text(&generator).prefix(60) + "@example.org",
                subject: Self.text(&generator),
                text: Self.text(&generator),
                html: Self.text(&generator),
            )
            let mail = try MailReader(try Self.bytes(message))
            #expect(
                mail.fields.map(\.name) == [
                    "Date", "Message-ID", "From", "To", "Subject", "MIME-Version", "Auto-Submitted", "Content-Type",
                ]
            )
            #expect(mail["Subject"] == Self.line(message.subject))
            #expect(mail.parts.map(\.type) == ["text/plain; charset=utf-8", "text/html; charset=utf-8"])
            #expect(mail.parts.map(\.text) == [message.text, message.html].map(Self.withLineFeeds))
            #expect(mail.lines.allSatisfy { $0.utf8.count <= 76 || $0.hasPrefix("To: ") })
            #expect(mail.lines.allSatisfy { $0.utf8.count <= 998 })
        }
    }

    @Test(arguments: ["Prüfstand", "A, B; C", "=?UTF-8?B?eA==?=", String(repeating: "ж", count: 60)])
    func senderKeepsTheName(_ name: String) throws {
        let message = MailMessage(recipient: "a@b.example", subject: "s", text: "t", html: "h")
        let mail = try MailReader(try Self.bytes(message, from: "\(name) <no-reply@id.example.org>"))
        #expect(mail["From"] == "\(name) <no-reply@id.example.org>")
        let field = try #require(mail.fields.first { $0.name == "From" })
        #expect(field.value.utf8.allSatisfy { $0 < 0x80 } && !field.value.contains(",") && !field.value.contains(";"))
    }

    /// Up to 200 pieces of those that mean something to a mail.
    private static func text(_ generator: inout SplitMix64) -> String {
        let pieces = [
            "a", "Z", " ", "  ", "\t", "\r", "\n", "\r\n", "\r\n\r\n", "\u{0}", "\u{85}", "\u{2028}", "=", "=20", ".",
            "--", "=_", "--=_\(self.id)", "\r\nBcc: eve@example.org", "=?UTF-8?B?eA==?=", "?=", "<", ">", ",", "ü",
            "e\u{301}", "\u{1F511}", "\u{FEFF}", "From ", String(repeating: "x", count: 90),
        ]
        let count = Int.random(in: 0...(Bool.random(using: &generator) ? 4 : 60), using: &generator)
        return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }

    /// The text with a space for whatever ends a line or cannot be seen.
    private static func line(_ text: String) -> String {
        let ending: [Unicode.GeneralCategory] = [.control, .lineSeparator, .paragraphSeparator]
        let scalars = text.unicodeScalars.map { ending.contains($0.properties.generalCategory) ? " " : $0 }
        return String(String.UnicodeScalarView(scalars))
    }

    private static func withLineFeeds(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if scalar == "\n", last == "\r" {
                last = scalar
                continue
            }
            scalars.append(scalar == "\r" ? "\n" : scalar)
            last = scalar
        }
        return String(scalars)
    }
}
