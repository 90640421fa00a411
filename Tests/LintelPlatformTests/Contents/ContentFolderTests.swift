import LintelPlatform
import Testing

@Suite struct ContentFolderTests {
    @Test func readsAFolderWithAndWithoutASlashAtTheEnd() throws {
        #expect(ContentFolder("")?.isTop == true)
        for text in ["a/b", "a/b/", "/a/b"] {
            let folder = try #require(ContentFolder(text))
            #expect(folder.text == "a/b/" && folder.names == ["a", "b"])
            #expect(folder.way.map(\.folder.text) == ["a/", "a/b/"])
        }
        // A combining mark behind a slash makes one character of the two.
        #expect(ContentFolder("a/\u{301}b/")?.names.count == 2)
        // One path, composed or not.
        #expect(ContentFolder("e\u{301}") == ContentFolder("\u{e9}/"))
    }

    @Test(arguments: ["/", "//", "a//b", "..", "a/../b/", "a\u{0}", "\u{202E}", String(repeating: "x", count: 256)])
    func refusesWhatNoPathBeginsWith(_ text: String) {
        #expect(ContentFolder(text) == nil)
    }

    @Test func positionsAreReadAsTheyAreWritten() {
        let positions: [ContentPosition] = [
            .folder("a:b"), .entry(.blockModel, "x"), .entry(.file, "folder:"), .folder("\u{301}b"),
            .entry(.file, "\u{200D}x"),
        ]
        for position in positions {
            #expect(ContentPosition(position.text) == position)
        }
        for text in [
            "", "file", "file:", "folder:", "nonsense:x", "file:a\u{0}", "file:" + String(repeating: "x", count: 1_200),
        ] {
            #expect(ContentPosition(text) == nil, "\(text)")
        }
    }
}
