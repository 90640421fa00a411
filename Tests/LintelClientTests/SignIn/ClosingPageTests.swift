import Testing

@testable import LintelClient

@Suite struct ClosingPageTests {
    @Test func showsTheApplicationWithoutItsMarkup() {
        let page = ClosingPage.signedIn("<script>alert(1)</script>&")
        #expect(!page.html.contains("<script"))
        #expect(page.html.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp; goes on."))
    }

    @Test func runsAndLoadsNothing() throws {
        let policy = try #require(ClosingPage.headers.first { $0.0 == "Content-Security-Policy" }).1
        #expect(policy.hasPrefix("default-src 'none'; style-src 'sha256-"))
        #expect(!policy.contains("unsafe"))
        #expect(!ClosingPage.over.html.contains("http"))
    }
}
