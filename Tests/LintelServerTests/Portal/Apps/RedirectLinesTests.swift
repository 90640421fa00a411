import LintelOAuth
import LintelPlatform
import Testing

@testable import LintelServer

@Suite struct RedirectLinesTests {
    @Test func takesOneURIALineWithoutTheSpaceAroundIt() {
        let lines = RedirectLines(typed: "\r\n  https://a.example/ \r\n\n\thttps://b.example/\n")
        #expect(lines.uris == ["https://a.example/", "https://b.example/"])
        #expect(RedirectLines(typed: " \n ").uris == [])
    }

    @Test func namesTheLineThatIsAtFault_K02() {
        let lines = RedirectLines(typed: "https://a.example/\n\nhttp://a.example/\nhttps://*.example/")
        let error = PlatformError(.redirectURIInvalid, "whatever", field: "redirect_uri")
        let sentence = lines.sentence(of: error, for: .web, use: .signIn)
        #expect(sentence.hasPrefix("Line 3: http://a.example/: Use https"))
    }

    @Test func keepsTheSentenceOfTheWholeList() {
        let error = PlatformError(.redirectURIInvalid, "The same URI is in the list twice.", field: "redirect_uri")
        let lines = RedirectLines(typed: "https://a.example/\nhttps://a.example/")
        #expect(lines.sentence(of: error, for: .web, use: .signIn) == error.message)
        let none = RedirectLines(typed: "")
        #expect(none.sentence(of: error, for: .web, use: .signIn) == error.message)
    }
}
