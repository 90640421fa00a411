import LintelOAuth
import Testing

@Suite struct ErrorIDTests {
    @Test(arguments: ErrorID.allCases)
    func isExplained(_ id: ErrorID) {
        let explanation = id.explanation
        #expect(explanation.meaning.hasSuffix("."))
        #expect(explanation.remedy.hasSuffix("."))
        #expect(id.rawValue.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x5F })
    }

    @Test func hasAnExplanationOfItsOwn() {
        let meanings = ErrorID.allCases.map(\.explanation.meaning)
        #expect(Set(meanings).count == meanings.count)
    }
}
