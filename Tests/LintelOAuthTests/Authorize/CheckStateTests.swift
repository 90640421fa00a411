import LintelOAuth
import Testing

@Suite struct CheckStateTests {
    @Test(arguments: ["s", "a b+c%2F&d=e#f?", "ü🎈", String(repeating: "x", count: 4096)])
    func keepsStateByteForByte(_ state: String) throws {
        let kept = try GoodRequest.check(with: [("state", state)]).target.state
        #expect(kept.map { Array($0.utf8) } == Array(state.utf8))
    }

    @Test func refusesWhatItWouldHaveToCut() {
        let refusal = GoodRequest.refusal(with: [("state", String(repeating: "x", count: 4097))])
        #expect(refusal?.code == .invalidRequest)
        #expect(refusal?.id == .parameterInvalid)
    }

    @Test func answersARepeatedStateWithNone() {
        do throws(AuthorizationRefusal) {
            _ = try GoodRequest.check(adding: [("state", "other")])
            Issue.record("passed")
        } catch {
            guard case .redirect(let refusal, let target) = error else {
                Issue.record("told on a page")
                return
            }
            #expect(refusal.id == .parameterRepeated)
            #expect(target.state == nil)
        }
    }
}
