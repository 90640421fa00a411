import Testing

@testable import LintelClient

@Suite struct ServerRefusalTests {
    private func refusal(_ body: String) -> ServerRefusal { ServerRefusal(body: Array(body.utf8)) }

    @Test func readsOAuth() {
        let refusal = self.refusal(
            #"{"error":"invalid_grant","error_description":"The code was used.","error_uri":"https://a.example/e#x"}"#
        )
        #expect(refusal.id == "invalid_grant")
        #expect(refusal.message == "The code was used.")
        #expect(refusal.explanation == "https://a.example/e#x")
    }

    @Test func readsProblems() {
        let refusal = self.refusal(
            """
            {"type":"https://a.example/error-codes/file-api/files/not-found","title":"Not Found.","status":404,
             "detail":"There is no such file.","access_check":"https://a.example/check"}
            """
        )
        #expect(refusal.id == "file-api/files/not-found")
        #expect(refusal.message == "There is no such file.")
        #expect(refusal.explanation == "https://a.example/check")
        #expect(self.refusal(#"{"type":"about:blank","title":"Gone."}"#).message == "Gone.")
    }

    @Test func readsITwinErrors() {
        let refusal = self.refusal(#"{"error":{"code":"iTwinNotFound","message":"There is none.","accessCheck":"/c"}}"#)
        #expect(refusal.id == "iTwinNotFound")
        #expect(refusal.message == "There is none.")
        #expect(refusal.explanation == "/c")
    }

    @Test func readsProjectWiseErrors() {
        let refusal = self.refusal(#"{"errorId":"InstanceNotFound","errorMessage":"No.","errorDescription":null}"#)
        #expect(refusal.id == "InstanceNotFound")
        #expect(refusal.message == "No.")
    }

    @Test(arguments: ["", "<html>", "[]", "null", "{}", #"{"error":7}"#, #"{"type":["x"]}"#])
    func readsNothingElse(_ body: String) {
        #expect(self.refusal(body) == self.refusal(""))
    }

    @Test func showsNoControlCharacters() {
        let refusal = self.refusal(#"{"error":"a","error_description":"x\u001b[2Jy\u202ez\nend"}"#)
        #expect(refusal.message == "x [2Jy z end")
    }

    @Test func keepsSentencesShort() {
        let long = String(repeating: "x", count: 5_000)
        #expect(self.refusal(#"{"error":"a","error_description":"\#(long)"}"#).message?.count == 500)
    }
}
