import LintelOAuth
import Testing

@Suite struct CheckResourceTests {
    @Test(arguments: [
        "relative", "/files", "https://api.example/files#x", "https://api.example/files/", "https://other.example",
    ])
    func refusesOthers(_ resource: String) {
        #expect(GoodRequest.refusal(adding: [("resource", resource)])?.code == .invalidTarget)
        let both = [("resource", "https://api.example/files"), ("resource", resource)]
        #expect(GoodRequest.refusal(adding: both)?.code == .invalidTarget)
    }

    @Test func refusesTheAudienceOfAnAPIWhoseScopesAreNotAskedFor() {
        let refusal = GoodRequest.refusal(
            with: [("scope", "openid")],
            adding: [("resource", "https://api.example/files")]
        )
        #expect(refusal?.code == .invalidTarget)
    }
}
