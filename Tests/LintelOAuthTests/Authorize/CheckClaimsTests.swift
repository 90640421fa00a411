import LintelOAuth
import Testing

@Suite struct CheckClaimsTests {
    static let deep = String(repeating: "{\"a\":", count: 5000)

    @Test(arguments: ["not JSON", "[]", "1", "null", "{", "{\"a\":1,\"a\":2}", Self.deep])
    func refusesWhatIsNoObject(_ claims: String) {
        #expect(GoodRequest.refusal(adding: [("claims", claims)])?.code == .invalidRequest)
    }

    @Test(arguments: ["{}", "{\"userinfo\":{\"given_name\":{\"essential\":true}}}"])
    func acceptsAnObject(_ claims: String) throws {
        _ = try GoodRequest.check(adding: [("claims", claims)])
    }
}
