import LintelPlatform
import LintelTokens
import Testing

@testable import LintelServer

@Suite struct NoticeMailTests {
    /// What somebody may call an app to get into a mail's header or markup.
    private static let hostile = "App\r\nBcc: all@example.org\u{2028}<b>\"x\"</b> {{mail.site}}"

    private func message(_ notice: Notice) throws -> MailMessage {
        try PageRenderer().message(NoticeMail(notice, issuer: "https://id.example"), to: "ann@example.org")
    }

    @Test func showsEveryPart() throws {
        let message = try self.message(
            Notice(
                subject: "A subject",
                opening: "An opening.",
                facts: [.init("Name", "First app"), .init("Client ID", "service-1")],
                action: .init("Open the app", .app(ClientID("service-1"))),
                closing: "A closing.",
            )
        )
        #expect(message.subject == "A subject")
        let text = """
            An opening.

            Name: First app
            Client ID: service-1

            Open the app:

                https://id.example/apps/service-1

            A closing.

            This mail comes from https://id.example.

            """
        #expect(message.text == text)
        #expect(message.html.contains("<th align=\"left\" valign=\"top\">Name</th><td>First app</td>"))
        #expect(message.html.contains("<a href=\"https://id.example/apps/service-1\">Open the app</a>"))
    }

    @Test func leavesOutWhatThereIsNot() throws {
        let message = try self.message(Notice(subject: "A subject", opening: "An opening."))
        #expect(message.text == "An opening.\n\n\nThis mail comes from https://id.example.\n")
        #expect(!message.html.contains("<table") && !message.html.contains("<a "))
    }

    @Test func namesOpenNothing_K17() throws {
        let facts = [Notice.Fact("Name", Self.hostile)]
        let message = try self.message(Notice(subject: "A subject", opening: "An opening.", facts: facts))
        #expect(message.subject == "A subject")
        #expect(!message.html.contains("<b>") && message.html.contains("{{mail.site}}"))
        let line = message.text.split(separator: "\n").first { $0.hasPrefix("Name: ") }
        #expect(line?.contains("Bcc: all@example.org") == true)
        #expect(!message.text.contains("\nBcc") && !message.text.contains("\r"))
    }

    @Test(arguments: [
        Notice.Place.app(ClientID("a b")), .appCredentials(ClientID("a")), .organisation(OrganisationID("o")),
        .invitation(token: "t/+&"), .approvals,
        .security, .recovery,
    ]) func leadsToThisSite(_ place: Notice.Place) throws {
        let action = Notice.Action("Open", place)
        let mail = NoticeMail(Notice(subject: "A", opening: "B", action: action), issuer: "https://id.example")
        let url = try #require(mail.actionURL)
        #expect(url.hasPrefix("https://id.example/"))
        #expect(!url.contains(" ") && !url.contains("&"))
    }
}
