import LintelPlatform
import Testing

/// Names and paths of folders (row L01).
@Suite struct FolderPathTests {
    private static func flaw(_ text: String) -> FolderName.Flaw? {
        do throws(FolderName.Flaw) {
            _ = try FolderName(text)
            return nil
        } catch {
            return error
        }
    }

    @Test func readsNamesAndFolders() throws {
        for text in ["/a b/c", "a b/c", "//a b/c/", "a b/c//"] {
            let path = try FolderPath(text, field: "path")
            #expect(path.text == "a b/c" && path.absolute == "/a b/c" && path.name == "c" && path.depth == 2)
        }
        for text in ["", "/", "//"] {
            let path = try FolderPath(text, field: "path")
            #expect(path == .root && path.isRoot && path.depth == 0 && path.absolute == "/" && path.name.isEmpty)
        }
        #expect(try FolderPath(percentEncoded: "/a%20b/c".utf8).text == "a b/c")
        #expect(try FolderPath.root.appending(FolderName("a")).appending(FolderName("b")).text == "a/b")
    }

    @Test func countsCharactersOfNames_L01() {
        // Three and four bytes each.
        for letter in ["n", "\u{5C71}", "\u{1F511}"] {
            #expect(Self.flaw(String(repeating: letter, count: 100)) == nil)
            #expect(Self.flaw(String(repeating: letter, count: 101)) == .tooLong)
            #expect(Self.flaw(String(repeating: letter, count: 4_096)) == .tooLong)
        }
        #expect(Self.flaw("") == .empty)
    }

    @Test func composesNames_L01() throws {
        let (composed, decomposed) = (try FolderName("caf\u{E9}"), try FolderName("cafe\u{301}"))
        #expect(composed == decomposed && decomposed.text.unicodeScalars.count == 4)
        #expect(try FolderPath("cafe\u{301}", field: "path") == FolderPath("caf\u{E9}", field: "path"))
    }

    @Test(arguments: [
        "..", ".", "a/b", "/", "a\\b", "a\u{0}b", "a\nb", "\u{202E}txt", "\u{2066}a", "\u{2028}", "\u{7F}",
    ])
    func refusesOtherNames_L01(_ text: String) {
        #expect(Self.flaw(text) == (text.hasPrefix(".") ? .step : .unfitCharacter))
    }

    @Test(arguments: [
        "a/../b", "a/%2e%2e/b", "%2e%2e", "a/%2Fb", "a//b", "a%00b", "a%5C..%5Cb", "%ff", "%", "a/./b", "%c0%ae",
    ])
    func refusesToLeaveTheWorkspace_L01(_ text: String) {
        let error = #expect(throws: PlatformError.self) { try FolderPath(percentEncoded: text.utf8) }
        #expect(error?.code == .pathInvalid && error?.field == "path")
    }

    @Test func boundsPaths_L01() throws {
        let names = Array(repeating: "n", count: FolderPath.maximumDepth)
        let deepest = try FolderPath(names.joined(separator: "/"), field: "path")
        #expect(deepest.depth == 32)
        #expect(throws: PlatformError.self) { try FolderPath("n/" + deepest.text, field: "path") }
        #expect(throws: PlatformError.self) { try deepest.appending(FolderName("n")) }
        let long = String(repeating: "n", count: 100)
        let path = try FolderPath(Array(repeating: long, count: 19).joined(separator: "/"), field: "path")
        #expect(throws: PlatformError.self) { try path.appending(FolderName(long)) }
        #expect(try path.appending(FolderName(String(repeating: "n", count: 81))).text.utf8.count == 2_000)
        #expect(throws: PlatformError.self) { try FolderPath(String(repeating: "/a", count: 4_096), field: "path") }
    }

    @Test func numbersNames() throws {
        #expect(try FolderPath("a/v1.2", field: "path").numbered(2).text == "a/v1.2 (2)")
        let long = String(repeating: "n", count: 100)
        let numbered = try FolderPath("a/\(long)", field: "path").numbered(12)
        #expect(numbered.name.count == 100 && numbered.name.hasSuffix("n (12)"))
    }
}
