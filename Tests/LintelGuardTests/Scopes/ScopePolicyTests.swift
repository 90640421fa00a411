import LintelGuard
import LintelTokens
import Testing

@Suite struct ScopePolicyTests {
    private let policy: ScopePolicy = .allOf(["a", .anyOf(["b", .allOf(["c", "d"])]), .not("banned")])

    @Test func combinesScopes() {
        #expect(self.policy.isSatisfied(by: ["a", "b"]))
        #expect(self.policy.isSatisfied(by: ["a", "c", "d", "e"]))
        #expect(!self.policy.isSatisfied(by: ["a", "c"]))
        #expect(!self.policy.isSatisfied(by: ["b"]))
        #expect(!self.policy.isSatisfied(by: ["a", "b", "banned"]))
    }

    @Test func saysWhatIsMissing() {
        #expect(self.policy.missing(from: ["b"]) == ["a"])
        #expect(self.policy.missing(from: []) == ["a", "b"])
        #expect(self.policy.missing(from: ["a", "b"]) == [])
        #expect(self.policy.required(given: ["c", "d"]) == ["a", "c", "d"])
    }

    @Test func emptyListsAskForNothingAndLetNobodyIn() {
        #expect(ScopePolicy.anyToken.isSatisfied(by: []))
        #expect(!ScopePolicy.anyOf([]).isSatisfied(by: ["a"]))
        #expect(ScopePolicy.anyOf([]).missing(from: []) == [])
    }

    @Test func comparesScopesByteForByte() {
        #expect(!ScopePolicy.scope("files.read").isSatisfied(by: ["Files.Read", "files.read.all"]))
    }
}
