import Testing

@testable import LintelServer

@Suite struct LocalPathTests {
    @Test(arguments: ["/", "/apps", "/apps/new?type=service&api=evo", "/invitation?token=a.b_c-d%2F"])
    func takesPathsOfThisSite(_ path: String) {
        #expect(LocalPath.isLocal(path))
    }

    @Test(arguments: [
        "", "apps", "//evil.example", "/\\evil.example", "\\/evil.example", "https:evil.example",
        "https://evil.example",
        "/ /evil.example", "/\t/evil.example", "/\r\nLocation: x", "/\u{0}", "/é", "javascript:alert(1)", " /apps",
    ]) func refusesWhatLeadsElsewhere_C06(_ path: String) {
        #expect(!LocalPath.isLocal(path))
    }

    /// Whatever stands between the first slash and the host, browsers leave it out or take it for a slash.
    @Test func refusesEveryByteThatMakesAHost_C06() {
        for byte in UInt8(0)...127 where byte <= 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\") {
            let character = Character(Unicode.Scalar(byte))
            #expect(!LocalPath.isLocal("/\(character)/evil.example"))
            #expect(!LocalPath.isLocal("/apps\(character)"))
        }
    }

    @Test func refusesAnEndlessPath() {
        #expect(!LocalPath.isLocal("/" + String(repeating: "a", count: 4_096)))
    }
}
