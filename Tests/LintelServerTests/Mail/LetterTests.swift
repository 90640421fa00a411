import Foundation
import LintelPlatform
import LintelServer
import LintelTokens
import Testing

/// The letters of `Tests/WireTests/letters`, which another reader, that of Python, takes apart in the wire tests.
@Suite struct LetterTests {
    private struct Letter: Decodable {
        var recipient: String
        var subject: String
        var text: String
        var html: String
        var senderName: String
        var senderAddress: String

        enum CodingKeys: String, CodingKey {
            case recipient, subject, text, html
            case senderName = "sender_name"
            case senderAddress = "sender_address"
        }
    }

    private static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("WireTests/letters")

    @Test(arguments: ["plain", "letters", "hostile"])
    func areWrittenAsTheFilesHaveThem(_ name: String) throws {
        let file = Self.directory.appendingPathComponent(name)
        let json = try Data(contentsOf: file.appendingPathExtension("json"))
        let letter = try JSONDecoder().decode(Letter.self, from: json)
        let mime = MIMEMessage(
            MailMessage(recipient: letter.recipient, subject: letter.subject, text: letter.text, html: letter.html),
            id: MailID("0d7f1c6e-8f3a-4f0e-9a53-2f1f6d0a7b11"),
            sender: try #require(MailAddress("\(letter.senderName) <\(letter.senderAddress)>")),
            host: "id.example.org",
            date: UnixTime(seconds: 1_767_225_600),
        )
        let expected = try Data(contentsOf: file.appendingPathExtension("eml"))
        #expect(Data(mime.bytes) == expected)
    }
}
