import LintelOAuth
import Testing

@Suite struct CheckResponseTypeTests {
    @Test(arguments: [
        "token", "id_token", "code id_token", "code token", "code code", "foo", "none", "CODE", "code ", " ",
    ])
    func refusesAllButCode(_ value: String) {
        #expect(GoodRequest.refusal(with: [("response_type", value)])?.code == .unsupportedResponseType)
    }

    @Test func refusesNone() {
        #expect(GoodRequest.refusal(without: ["response_type"])?.code == .invalidRequest)
    }

    @Test func refusesServiceApps() {
        #expect(GoodRequest.refusal(client: GoodRequest.client(.service))?.code == .unauthorizedClient)
    }
}
