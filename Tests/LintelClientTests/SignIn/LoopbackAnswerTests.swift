import LintelCodec
import Testing

@testable import LintelClient

@Suite struct LoopbackAnswerTests {
    private func answer(
        _ target: String,
        method: String = "GET",
        hosts: [String] = ["127.0.0.1:4000"],
        place: String = "http://127.0.0.1:4000/callback",
    ) throws -> LoopbackAnswer {
        try LoopbackAnswer(method: method, target: target, hosts: hosts, for: try #require(RedirectURI(place)))
    }

    @Test func readsACode() throws {
        let answer = try self.answer("/callback?code=a%2Bb+c&state=s&iss=https%3A%2F%2Fa.example")
        #expect(answer.code == "a+b c")
        #expect(answer.state == "s")
        #expect(answer.issuer == "https://a.example")
        #expect(answer.error == nil)
    }

    @Test func readsARefusal() throws {
        let answer = try self.answer("/callback?error=access_denied&error_description=No%E2%80%AE%21&state=s")
        #expect(answer.error == "access_denied")
        #expect(answer.errorDescription == "No !")
    }

    @Test func takesAnEmptyPathForTheRoot() throws {
        #expect(try self.answer("/?code=c", place: "http://127.0.0.1:4000").code == "c")
        #expect(
            try self.answer("/x?code=c", hosts: ["LOCALHOST:4000"], place: "http://localhost:4000/x").code == "c"
        )
    }

    @Test(arguments: ["/favicon.ico", "/", "/callback/?code=c", "/CALLBACK?code=c", "//callback?code=c", "", "*"])
    func looksAtNoOtherPath(_ target: String) {
        #expect(throws: LoopbackAnswer.Refusal.elsewhere) { try self.answer(target) }
    }

    @Test(arguments: [
        [], ["evil.example"], ["evil.example:4000"], ["127.0.0.1"], ["127.0.0.1:4001"], ["localhost:4000"],
        ["127.0.0.1:4000", "127.0.0.1:4000"], ["127.0.0.1:4000.evil.example"],
    ])
    func looksAtNoRequestForAnotherHost(_ hosts: [String]) {
        #expect(throws: LoopbackAnswer.Refusal.host) { try self.answer("/callback?code=c", hosts: hosts) }
    }

    @Test(arguments: ["POST", "HEAD", "OPTIONS", "get"])
    func takesNothingButGet(_ method: String) {
        #expect(throws: LoopbackAnswer.Refusal.method) { try self.answer("/callback?code=c", method: method) }
    }

    @Test(arguments: [
        "/callback?code=a&code=b&state=s", "/callback?state=s&state=s", "/callback?code=%zz", "/callback?code=%ff",
        "/callback?" + String(repeating: "x", count: 20_000),
    ])
    func readsNothingMalformed(_ target: String) {
        #expect(throws: LoopbackAnswer.Refusal.malformed) { try self.answer(target) }
    }

    @Test func treatsEmptyAsAbsent() throws {
        let answer = try self.answer("/callback?code=&state=&error=")
        #expect(answer.code == nil && answer.state == nil && answer.error == nil)
    }
}
