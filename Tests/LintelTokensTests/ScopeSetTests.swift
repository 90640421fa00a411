import LintelTokens
import Testing

@Suite struct ScopeSetTests {
    @Test func keepsOrderAndDropsRepeats() {
        #expect(ScopeSet(spaceSeparated: "b a b  c").values == ["b", "a", "c"])
        #expect(ScopeSet(["a", "b"]).description == "a b")
    }

    @Test func comparesScopesByCase() {
        let set: ScopeSet = ["files.read"]
        #expect(set.contains("files.read"))
        #expect(!set.contains("Files.Read"))
    }

    @Test func doesSetArithmeticInOrder() {
        let left: ScopeSet = ["a", "b", "c"]
        #expect(left.subtracting(["b"]) == ["a", "c"])
        #expect(left.intersection(["c", "a"]) == ["a", "c"])
        #expect(left.union(["d", "a"]) == ["a", "b", "c", "d"])
        #expect(ScopeSet(["a"]).isSubset(of: left))
        #expect(!left.isSubset(of: ["a"]))
    }
}
