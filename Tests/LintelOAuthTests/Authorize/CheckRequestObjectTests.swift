import LintelOAuth
import Testing

@Suite struct CheckRequestObjectTests {
    static let cases: [(String, OAuthError.Code)] = [
        ("request", .requestNotSupported),
        ("request_uri", .requestURINotSupported),
        ("registration", .registrationNotSupported),
    ]

    @Test(arguments: Self.cases)
    func refusesIt(_ name: String, _ code: OAuthError.Code) {
        for value in ["e30.e30.", "http://169.254.169.254/", "file:///etc/passwd", "{}"] {
            #expect(GoodRequest.refusal(adding: [(name, value)])?.code == code)
        }
    }

    @Test func refusesBothTogether() {
        let refusal = GoodRequest.refusal(adding: [("request", "e30.e30."), ("request_uri", "https://a.example/")])
        #expect(refusal?.code == .requestNotSupported)
    }
}
