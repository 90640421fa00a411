import LintelOAuth
import Testing

@Suite struct CheckResponseModeTests {
    @Test(arguments: ResponseMode.allCases)
    func acceptsTheModesThatAreServed(_ mode: ResponseMode) throws {
        let request = try GoodRequest.check(with: [("response_mode", mode.rawValue)])
        #expect(request.target.responseMode == mode)
    }

    @Test(arguments: ["web_message", "foo", "QUERY", "query.jwt", "query fragment"])
    func refusesOthers(_ mode: String) {
        let refusal = GoodRequest.refusal(with: [("response_mode", mode)])
        #expect(refusal?.code == .invalidRequest)
        #expect(refusal?.id == .responseModeUnsupported)
    }
}
