import LintelPlatform
import Testing

@testable import LintelResources

/// Entity tags of versions, as RFC 9110 has them and as the Evo clients send them.
@Suite struct VersionETagTests {
    @Test(arguments: ["17", "\"17\"", " \"17\" "])
    func readsWhatIsExpected(_ field: String) {
        #expect(VersionETag.version(in: field)?.rawValue == 17)
    }

    /// A weak tag is never the one that is expected, and there is one current version.
    @Test(arguments: ["", "\"", "\"\"", "W/", "W/\"17\"", "*", "\"17\", \"18\"", "\"17"])
    func expectsNothingElse(_ field: String) {
        #expect(VersionETag.version(in: field) == nil)
    }

    @Test func knowsItselfAmongOthers() {
        let tag = VersionETag(VersionID(17))
        for field in ["17", "\"17\"", "W/\"17\"", "*", "\"1\", W/\"17\"", "1,17"] {
            #expect(tag.isNamed(in: field), "\(field)")
        }
        for field in [nil, "", "\"1\"", "\"117\"", "W/17x", "\"1\", \"7\""] { #expect(!tag.isNamed(in: field)) }
    }
}
