import LintelOAuth
import Testing

@Suite struct CheckNonceTests {
    @Test(arguments: ["n", String(repeating: "n", count: 384), String(repeating: "n", count: 512), "ü+ &"])
    func keepsItByteForByte(_ nonce: String) throws {
        #expect(try GoodRequest.check(with: [("nonce", nonce)]).nonce == nonce)
    }

    @Test func refusesWhatItWouldHaveToCut() {
        #expect(GoodRequest.refusal(with: [("nonce", String(repeating: "n", count: 513))])?.code == .invalidRequest)
    }
}
