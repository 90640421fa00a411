import LintelOAuth
import Testing

@Suite struct CheckMaxAgeTests {
    @Test(arguments: [("0", 0), ("60", 60), ("9999999999", 9_999_999_999)] as [(String, Int64)])
    func readsWholeSeconds(_ text: String, _ seconds: Int64) throws {
        #expect(try GoodRequest.check(with: [("max_age", text)]).maxAge == seconds)
    }

    @Test(arguments: ["-1", "1e30", "abc", "1.5", "+1", " 1", "99999999999", "١", "0x10"])
    func refusesOthers(_ text: String) {
        let refusal = GoodRequest.refusal(with: [("max_age", text)])
        #expect(refusal?.code == .invalidRequest)
        #expect(refusal?.id == .maxAgeInvalid)
    }
}
