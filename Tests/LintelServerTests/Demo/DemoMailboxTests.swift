import Foundation
import HTTPTypes
import HummingbirdTesting
import LintelPlatform
import LintelTesting
import LintelTokens
import Testing

@testable import LintelServer

/// The page on which a demo shows its mails.
@Suite struct DemoMailboxTests {
    /// Runs a demo with these mails in its directory.
    private static func run(
        _ messages: [MailMessage],
        _ settings: [String: String] = [:],
        _ body: @escaping @Sendable (any TestClientProtocol, _ directory: String) async throws -> Void,
    ) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "mailbox-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let files = MailFiles(directory: directory)
        let sender = MailAddress(name: "Lintel", localPart: "no-reply", host: "localhost")
        for (index, message) in messages.enumerated() {
            let id = MailID("mail-\(index)")
            let date = UnixTime(seconds: 1_767_225_600 + Int64(index))
            let bytes = MIMEMessage(message, id: id, sender: sender, host: "localhost", date: date).bytes
            let mail = OutgoingMail(id: id, createdAt: date, sender: sender, message: message, bytes: bytes)
            _ = try await files.send(mail)
        }
        let demo = DemoMailbox(directory: directory)
        let server = try await TestServer(
            ["token.id_algorithm": "ES256"].merging(settings) { $1 },
            demoMailbox: demo,
        )
        try await server.run { try await body($0, directory) }
    }

    private static func message(_ number: Int, text: String = "Text", html: String = "<p>HTML</p>") -> MailMessage {
        MailMessage(
            recipient: "ann@example.org",
            subject: "Subject \(number) \u{201C}é\u{201D}",
            text: text,
            html: html
        )
    }

    @Test func listsTheNewestMailsAndOpensOneAsText() async throws {
        let text = "Grüße <b>&amp;\n\n    https://id.example/recover?t=" + String(repeating: "x", count: 200) + "\n"
        try await Self.run((0..<60).map { Self.message($0, text: text) }) { client, _ async throws in
            let list = try await client.execute(uri: "/mailbox", method: .get)
            #expect(list.status == .ok)
            #expect(list.text.matches(of: /href="\/mailbox\/[^"]+"/).count == 50)
            let newest = try #require(list.text.firstMatch(of: /href="(\/mailbox\/[^"]+)">([^<]*)</))
            #expect(newest.output.2 == "Subject 59 \u{201C}é\u{201D}")
            let mail = try await client.execute(uri: String(newest.output.1), method: .get)
            #expect(mail.status == .ok && mail.text.contains("ann@example.org"))
            #expect(mail.text.contains("Grüße &lt;b&gt;&amp;amp;\n\n    https://id.example/recover?t=xxx"))
            #expect(!mail.text.contains("href=\"https://id.example"))
            #expect(!mail.text.contains("HTML"))
        }
    }

    @Test func rendersNoMailAsAPageOfOurs_C19() async throws {
        let script = "<script>alert(1)</script>"
        var message = Self.message(0, text: script, html: script)
        message.subject = script
        try await Self.run([message]) { client, _ async throws in
            let list = try await client.execute(uri: "/mailbox", method: .get)
            let link = try #require(list.text.firstMatch(of: /href="(\/mailbox\/[^"]+)"/)).output.1
            let mail = try await client.execute(uri: String(link), method: .get)
            for page in [list, mail] {
                #expect(!page.text.contains("<script"))
                #expect(page.headers[.contentType] == "text/html; charset=utf-8")
                #expect(page.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
            }
        }
    }

    @Test(arguments: ["..%2Fsecret.eml", "%2Fetc%2Fpasswd", "nothing.eml", "note.txt", "broken.eml"])
    func opensNothingElse(_ name: String) async throws {
        try await Self.run([Self.message(0)]) { client, directory async throws in
            try Data("Subject: x\r\n\r\nSECRET".utf8).write(to: URL(filePath: directory + "/broken.eml"))
            try Data("SECRET".utf8).write(to: URL(filePath: directory + "/note.txt"))
            // A mail like any other, but for its place.
            let outside = URL(filePath: directory).deletingLastPathComponent().appending(path: "secret.eml")
            let mails = try FileManager.default.contentsOfDirectory(atPath: directory).filter { $0.hasSuffix(".eml") }
            let mail = try String(
                contentsOfFile: directory + "/" + (try #require(mails.first { $0 != "broken.eml" })),
                encoding: .utf8
            )
            try Data((mail + "SECRET").utf8).write(to: outside)
            defer { try? FileManager.default.removeItem(at: outside) }
            let answer = try await client.execute(uri: "/mailbox/\(name)", method: .get)
            #expect(answer.status == .notFound && !answer.text.contains("SECRET"))
            #expect(try await client.execute(uri: "/mailbox", method: .get).status == .ok)
        }
    }

    @Test func isNotThereOutsideOfADemo() async throws {
        try await AuthorizeScene.run { scene async throws in
            #expect(try await scene.browser.get("/mailbox").status == .notFound)
            #expect(try await scene.browser.get("/mailbox/x.eml").status == .notFound)
        }
    }

    @Test func isNotThereWhenOthersReachTheServer() async throws {
        try await Self.run([Self.message(0)], ["listen": "0.0.0.0:8080"]) { client, _ async throws in
            #expect(try await client.execute(uri: "/mailbox", method: .get).status == .notFound)
        }
    }

    @Test func saysWhereMailsComeFromWhenThereAreNone() async throws {
        try await Self.run([]) { client, _ async throws in
            #expect(try await client.execute(uri: "/mailbox", method: .get).text.contains("No mail yet."))
        }
    }
}
