import LintelPlatform
import Testing

/// Paths of files and objects (row L01).
@Suite struct EvoPathTests {
    private static func flaw(_ text: String) -> EvoPath.Flaw? {
        do throws(EvoPath.Flaw) {
            _ = try EvoPath(percentEncoded: text.utf8)
            return nil
        } catch {
            return error
        }
    }

    @Test func readsNamesAndFolders() throws {
        let path = try EvoPath(percentEncoded: "//dir%20a/b/x.tar.gz".utf8)
        #expect(path.text == "dir a/b/x.tar.gz")
        #expect(path.name == "x.tar.gz")
        #expect(path.folder == "/dir a/b/")
        #expect(path.absolute == "/dir a/b/x.tar.gz")
        let plain = try EvoPath("x")
        #expect(plain.name == "x" && plain.folder == "/" && plain.absolute == "/x")
    }

    /// Every way to step out of a folder, in every place of a path.
    @Test func refusesToLeaveTheWorkspace_L01() {
        let steps = [
            "..", ".", "%2e%2e", "%2E.", ".%2e", "%2e", "", "..%2f..", "%2f", "..%5c..", "a\\..\\b", "..%00", "%00",
        ]
        for step in steps {
            for path in ["a/\(step)/b", "a/\(step)", "\(step)/\(step)/a/\(step)"] {
                #expect(Self.flaw(path) != nil, "\(path)")
            }
        }
    }

    @Test func decodesOnlyOnce_L01() throws {
        #expect(try EvoPath(percentEncoded: "%252e%252e/a".utf8).text == "%2e%2e/a")
        #expect(try EvoPath(percentEncoded: ".../a..b/..c".utf8).text == ".../a..b/..c")
    }

    @Test(arguments: [
        "a%0Ab", "a%0D%0Ab", "a%1Fb", "a%7Fb", "a%C2%85b", "%E2%80%AEtxt.exe", "%E2%81%A6a", "%E2%80%A8", "%E2%80%A9",
    ])
    func refusesWhatCannotBeSeen_L01(_ text: String) {
        #expect(Self.flaw(text) == .unfitCharacter)
    }

    @Test(arguments: ["%ff", "%c0%ae%c0%ae", "%ed%a0%80", "%", "%e2%80", "a%2Fb"])
    func refusesWhatIsNoText_L01(_ text: String) {
        #expect(Self.flaw(text) == .malformedEncoding)
    }

    @Test func refusesLongNames_L01() {
        let name = String(repeating: "n", count: 255)
        #expect(Self.flaw(name) == nil)
        #expect(Self.flaw(name + "n") == .tooLong)
        let path = Array(repeating: name, count: 4).joined(separator: "/")
        #expect(Self.flaw(path) == nil)
        #expect(Self.flaw(path + "/a") == .tooLong)
        #expect(Self.flaw(String(repeating: "a/", count: 2048) + "a") == .tooLong)
        #expect(Self.flaw(String(repeating: "%41", count: 100_000)) == .tooLong)
        // 100 characters of three bytes are more than a name may have.
        #expect(Self.flaw(String(repeating: "%E2%82%AC", count: 100)) == .tooLong)
        #expect(Self.flaw("") == .empty && Self.flaw("///") == .empty)
    }

    @Test func takesTwinsForOnePath_L01() throws {
        let composed = try EvoPath(percentEncoded: "caf%C3%A9/%C3%85".utf8)
        let decomposed = try EvoPath(percentEncoded: "cafe%CC%81/A%CC%8A".utf8)
        let sign = try EvoPath(percentEncoded: "caf%C3%A9/%E2%84%AB".utf8)
        #expect(composed == decomposed && composed == sign)
        #expect(Array(composed.text.utf8) == Array(decomposed.text.utf8))
        #expect(Set([composed, decomposed, sign]).count == 1)
        // Letters that only look alike stay apart.
        #expect(try EvoPath("a") != EvoPath("\u{0430}") && EvoPath("A") != EvoPath("a"))
    }

    /// A mark behind a slash is part of the name, and does not hide the slash.
    @Test func seesEverySlash_L01() throws {
        let path = try EvoPath(percentEncoded: "a/%CC%81b".utf8)
        #expect(path.folder == "/a/")
        #expect(Self.flaw("a/../%CC%81") == .unfitName)
        #expect(Self.flaw("a//%CC%81") == .unfitName)
    }

    @Test func numbersANameThatIsTaken() throws {
        #expect(try EvoPath("a.b/x.csv").numbered(2).text == "a.b/x (2).csv")
        #expect(try EvoPath("a/x").numbered(3).text == "a/x (3)")
        #expect(try EvoPath(".hidden").numbered(2).text == ".hidden (2)")
        let long = try EvoPath(String(repeating: "é", count: 127)).numbered(2)
        #expect(long.text.utf8.count <= 255 && long.text.hasSuffix("é (2)"))
        #expect(try EvoPath(long.text) == long)
    }

    /// What is accepted can be read back from an address, and never holds what was to be refused.
    @Test func survivesNoise_L01() {
        var state: UInt64 = 5
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        let pieces = ["/", ".", "..", "%2e", "%2F", "%", "%00", "a", "é", "e\u{301}", "%CC%81", "\\", " ", "%0a", "~"]
        for _ in 0..<20_000 {
            let text = (0..<next(8)).map { _ in pieces[next(pieces.count)] }.joined()
            guard let path = try? EvoPath(percentEncoded: text.utf8) else { continue }
            let names = path.text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            #expect(names.allSatisfy { !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) })
            #expect(path.text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\\" })
            #expect((try? EvoPath(path.absolute)) == path)
        }
    }
}
