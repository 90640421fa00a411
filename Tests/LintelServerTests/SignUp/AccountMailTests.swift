import LintelPlatform
import Testing

@testable import LintelServer

@Suite struct AccountMailTests {
    private let renderer: PageRenderer

    init() throws {
        self.renderer = try PageRenderer()
    }

    @Test(arguments: AccountMail.Kind.allCases)
    func saysTheSameInBothParts(_ kind: AccountMail.Kind) {
        let mail = AccountMail(kind, code: kind.carriesCode ? "012345" : nil, issuer: "https://id.example")
        let message = self.renderer.message(mail, to: "a@example.org")
        #expect(message.recipient == "a@example.org")
        #expect(!message.subject.isEmpty && !message.subject.contains("012345"))
        #expect(message.html.contains("<title>\(message.subject)</title>"))
        for part in [message.text, message.html] {
            #expect(part.contains("https://id.example"))
            #expect(part.contains("012345") == kind.carriesCode)
            #expect(!part.contains("{{") && !part.contains("?t="))
        }
        #expect(message.text.split(separator: "\n").allSatisfy { $0.count <= 100 })
        #expect(!message.text.contains("<"))
    }

    @Test func escapesInTheHTMLPartAndKeepsTheTextPartOnOneLine() {
        let mail = AccountMail(.signUpCode, code: "<b>\r\n\"'&\u{2028}x", issuer: "https://id.example")
        let message = self.renderer.message(mail, to: "a@example.org")
        #expect(message.html.contains("&lt;b&gt;\r\n&quot;&#39;&amp;"))
        #expect(message.text.contains("    <b>  \"'& x\n"))
    }

    @Test func everyMailTemplateIsUsed() {
        let templates = EmbeddedPages.templates.keys.filter { $0.hasPrefix("mail-") && !$0.hasPrefix("mail-notice-") }
        let used = AccountMail.Kind.allCases.flatMap { ["mail-\($0.rawValue)-text", "mail-\($0.rawValue)-html"] }
        #expect(templates.sorted() == used.sorted())
    }
}
