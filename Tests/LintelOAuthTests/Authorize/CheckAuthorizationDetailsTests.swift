import LintelOAuth
import Testing

@Suite struct CheckAuthorizationDetailsTests {
    @Test(arguments: ["[{\"type\":\"payment\"}]", "[]", "not JSON"])
    func refusesThem(_ details: String) {
        #expect(GoodRequest.refusal(adding: [("authorization_details", details)])?.code == .invalidAuthorizationDetails)
    }
}
