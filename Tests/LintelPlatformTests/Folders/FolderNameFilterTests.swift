import LintelPlatform
import Testing

/// Conditions on names of folders (row K14).
@Suite struct FolderNameFilterTests {
    @Test func readsOperators() throws {
        let filter = try FolderNameFilter(["a", "eq:b", "neq:c", "like:d*", "ilike:E*", "f:g", ""])
        #expect(
            filter.anyOf == [
                .equal("a"), .equal("b"), .like(try NamePattern("d*")), .likeInAnyCase(try NamePattern("e*")),
                .equal("f:g"), .equal(""),
            ]
        )
        #expect(filter.noneOf == ["c"])
    }

    @Test(arguments: [
        ("abc", ["abc"]), ("*", ["", ""]), ("a*b*", ["a", "b", ""]), ("a\\*b", ["a*b"]), ("a\\b", ["a\\b"]),
        ("a\\\\*", ["a\\\\", ""]), ("a\\", ["a\\"]),
    ])
    func splitsPatterns(_ text: String, _ pieces: [String]) throws {
        #expect(try NamePattern(text).pieces == pieces)
    }

    @Test func boundsWildcards_K14() throws {
        _ = try NamePattern(String(repeating: "*a", count: 10))
        let error = #expect(throws: PlatformError.self) { try NamePattern(String(repeating: "*a", count: 11)) }
        #expect(error?.code == .queryInvalid && error?.field == "name")
    }
}
