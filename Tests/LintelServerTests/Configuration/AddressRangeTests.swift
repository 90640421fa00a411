import LintelServer
import Testing

@Suite struct AddressRangeTests {
    @Test(
        arguments: [
            ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.0", false), ("127.0.0.1", "127.0.0.1", true),
            ("127.0.0.1", "127.0.0.2", false), ("0.0.0.0/0", "203.0.113.9", true), ("0.0.0.0/0", "::1", false),
            ("10.1.0.0/15", "10.1.0.1", nil), ("10.0.0.0/15", "10.1.255.255", true), ("10.0.0.0/15", "10.2.0.0", false),
            ("2001:db8::/32", "2001:db8:1::5", true), ("2001:db8::/32", "2001:db9::", false),
            ("10.0.0.0/8", "::ffff:10.1.2.3", true),
        ] as [(String, String, Bool?)]
    )
    func decides(range: String, address: String, expected: Bool?) throws {
        let address = try #require(IPAddress(address))
        #expect(AddressRange(range)?.contains(address) == expected)
    }

    @Test(arguments: ["", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/08", "10.0.0.0/8/8", "::/129", "10.0.0.1/8", "host"])
    func refuses(text: String) {
        #expect(AddressRange(text) == nil)
    }

    @Test func settingKeepsEveryPart() throws {
        let proxy = try ServerSettings(["proxy.trusted": "127.0.0.1, 10.0.0.0/8"]).proxy
        #expect(proxy.trusts(try #require(IPAddress("10.9.9.9"))))
        #expect(!proxy.trusts(try #require(IPAddress("192.0.2.1"))))
    }
}
