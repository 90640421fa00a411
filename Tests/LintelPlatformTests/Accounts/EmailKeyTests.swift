import LintelPlatform
import Testing

/// C12: one person, one key.
@Suite struct EmailKeyTests {
    @Test(arguments: [
        "bob@example.org", "Bob@example.org", "BOB@EXAMPLE.ORG ", "  bob@Example.Org\t",
        "ｂｏｂ@example.org", "ＢＯＢ＠ＥＸＡＭＰＬＥ．ＯＲＧ", "bob@example。org", "bob@example｡org",
    ])
    func c12OneKeyForAllSpellings(address: String) throws {
        #expect(try EmailKey(address).rawValue == "bob@example.org")
    }

    @Test func c12DotsAndTagsAreOtherAddresses() throws {
        let keys = try Set(["bob@example.org", "b.ob@example.org", "bob+x@example.org"].map { try EmailKey($0) })
        #expect(keys.count == 3)
    }

    @Test func c12ComposedAndDecomposedAreOne() throws {
        #expect(try EmailKey("jos\u{E9}@example.org") == EmailKey("JOSE\u{301}@example.org"))
        #expect(try EmailKey("jos\u{E9}@example.org") != EmailKey("jose@example.org"))
    }

    @Test(arguments: [
        "", " ", "bob", "@example.org", "bob@", "bob@@example.org", "bob@example@org", "bob@.org", "bob@example..org",
        "bob@-example.org", "bob@example-.org", "b ob@example.org", "bob@exa mple.org", "bob\n@example.org",
        "bob@example.org\n", "bob\0@example.org", "<bob@example.org>", "bob@example.org, eve@example.org",
        "bob@[127.0.0.1]", "\"b\"@example.org", "bo\u{200B}b@example.org", "bob\u{202E}@example.org",
        "bob\u{FE0F}@example.org", "bob\u{AD}@example.org", "bob\u{34F}@example.org", "bob@\u{301}example@org",
        "bob<\u{301}@example.org", "bob@example.org.",
    ])
    func refusesWhatIsNoAddress(address: String) {
        let error = #expect(throws: PlatformError.self) { try EmailKey(address) }
        #expect(error?.code == .emailInvalid)
        #expect(error?.field == "email")
    }

    @Test func boundsTheLength() throws {
        let domain = Array(repeating: String(repeating: "d", count: 63), count: 2).joined(separator: ".")
        _ = try EmailKey(String(repeating: "l", count: 64) + "@" + domain)
        #expect(throws: PlatformError.self) { try EmailKey(String(repeating: "l", count: 65) + "@" + domain) }
        #expect(throws: PlatformError.self) { try EmailKey("l@" + String(repeating: "d", count: 64)) }
        #expect(throws: PlatformError.self) { try EmailKey("l@" + domain + "." + domain) }
        #expect(throws: PlatformError.self) { try EmailKey(String(repeating: "a", count: 100_000)) }
    }
}
