import HTTPTypes
import Testing

@testable import LintelGuard

@Suite struct BearerTokenTests {
    private func find(_ value: String) -> BearerToken.Finding {
        BearerToken.find(in: [.authorization: value])
    }

    @Test("H03 takes the scheme in any case", arguments: ["Bearer", "bearer", "BEARER", "bEaReR"])
    func takesSchemeInAnyCase(scheme: String) {
        #expect(self.find("\(scheme) a.b-c_d~e+f/g==") == .token("a.b-c_d~e+f/g=="))
    }

    @Test(
        "H03 refuses malformed credentials",
        arguments: [
            "Bearer", "Bearer ", "Bearer  abc", "Bearer abc def", "Bearer a,b", "Bearer =", "Bearer a=b", "Bearer ä",
        ],
    )
    func refusesMalformedCredentials(value: String) {
        guard case .malformed = self.find(value) else {
            Issue.record("\(value) was not refused")
            return
        }
    }

    @Test("H03 refuses a token of 1 MiB")
    func refusesHugeToken() {
        let token = String(repeating: "a", count: 1_048_576)
        #expect(self.find("Bearer " + token) == .malformed("The token is too long."))
    }

    @Test("H01 sees no token in other schemes", arguments: ["Basic YTpi", "DPoP abc", "Bearer2 abc", "", "Bear"])
    func leavesOtherSchemesAlone(value: String) {
        #expect(self.find(value) == .none)
    }

    @Test func refusesTwoHeaders() {
        var headers: HTTPFields = [.authorization: "Bearer abc"]
        headers.append(HTTPField(name: .authorization, value: "Bearer def"))
        #expect(BearerToken.find(in: headers) == .malformed("The request has more than one Authorization header."))
    }
}
