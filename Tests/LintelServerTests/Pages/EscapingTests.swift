import Foundation
import LintelCodec
import Testing

@testable import LintelServer

@Suite struct EscapingTests {
    /// Texts that end an attribute or open an element where they are not escaped.
    ///
    /// The last two hide the character that does it in a grapheme of two scalars.
    static let hostileTexts = [
        "\"><svg onload=alert(1)>",
        "'><svg onload='alert(1)'>",
        "</title></script><script>alert(1)</script>",
        "&lt;svg&gt;",
        "{{page.csrf}}",
        "x\"\u{301} onfocus=alert(1) autofocus=\"\u{301}",
        "<\u{338}svg onload=alert(1)>\r\n",
    ]

    @Test(arguments: hostileTexts) func escapesEveryStringOfEveryPage(hostile: String) throws {
        let renderer = try PageRenderer()
        let escaped = Self.escaped(hostile)
        let encoded = FormEncoding.encode(hostile)
        let pairs = zip(SamplePages.all(filledWith: hostile), SamplePages.all(filledWith: "harmless"))
        for (page, harmless) in pairs {
            // What is left when the escaped text is taken out is the page itself, to the last byte.
            let html = Self.replacing(
                encoded,
                with: "harmless",
                in: Self.replacing(escaped, with: "harmless", in: renderer.render(page)),
            )
            #expect(Array(html.utf8) == Array(renderer.render(harmless).utf8), "\(type(of: page))")
        }
    }

    @Test func escapesTheFiveMarkupCharacters() {
        #expect(Self.escaped("<a href=\"x\">&'") == "&lt;a href=&quot;x&quot;&gt;&amp;&#39;")
    }

    @Test func templatesPrintNothingUnescaped() {
        for (name, text) in EmbeddedPages.templates {
            for tag in ["{{{", "{{&", "{{=", "{{%"] {
                #expect(!text.description.contains(tag), "\(name) has \(tag)")
            }
        }
    }

    /// Escaped text is safe in element content and between double quotes, nowhere else.
    @Test func templatesPutAttributesInDoubleQuotes() {
        for (name, text) in EmbeddedPages.templates {
            #expect(text.description.firstMatch(of: /[a-z]=['{]/) == nil, "\(name)")
        }
    }

    /// The one template with an inline script prints a constant there; pages of the portal load the one file.
    @Test func noScriptHoldsTextFromOutside() throws {
        let renderer = try PageRenderer()
        for page in SamplePages.all(filledWith: "harmless") {
            let scripts = renderer.render(page).matches(of: /<script[^>]*>([\s\S]*?)<\/script>/)
            let expected = page is any PortalPage ? [""] : [(page as? FormPostPage)?.script].compactMap { $0 }
            #expect(scripts.map { String($0.output.1) } == expected)
        }
    }

    private static func escaped(_ text: String) -> String {
        var output: [UInt8] = []
        EscapedMarkup.append(text, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// By scalars, where `String` compares whole characters.
    private static func replacing(_ text: String, with other: String, in html: String) -> String {
        html.replacingOccurrences(of: text, with: other, options: .literal)
    }
}
