import LintelPlatform
import Testing

@Suite struct MailAddressTests {
    @Test(arguments: [
        ("a@example.org", nil, "a@example.org"), ("Lintel <a@example.org>", "Lintel", "a@example.org"),
        ("\"Lintel, Ltd\" <a@example.org>", "Lintel, Ltd", "a@example.org"),
        ("Prüfstand 9 <a@example.org>", "Prüfstand 9", "a@example.org"),
    ])
    func readsAddressWithAndWithoutName(_ text: String, name: String?, address: String) throws {
        let mailbox = try #require(MailAddress(text))
        #expect(mailbox.name == name)
        #expect(mailbox.address == address)
    }

    @Test(arguments: [
        "", "Lintel", "<a@example.org>", "Lintel <>", "Lintel <a@example.org", "a@b@example.org", "a b@example.org",
        "L\r\nBcc: x@example.org <a@example.org>", "Lintel <a@example.org\r\n>", "Lintel < a@example.org>",
    ])
    func refusesWhatIsNone(_ text: String) {
        #expect(MailAddress(text) == nil)
    }

    @Test func tellsTheDomainAlone() {
        #expect(MailAddress.domain(of: "ann@example.org") == "example.org")
        #expect(MailAddress.domain(of: "nobody") == "-")
    }
}
