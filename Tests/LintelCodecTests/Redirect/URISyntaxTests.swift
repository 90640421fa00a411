import Testing

@testable import LintelCodec

struct URISyntaxTests {
    private let everyByte = UInt8.min ... .max

    private func allowed(_ rule: (ArraySlice<UInt8>) -> Bool) -> String {
        String(decoding: self.everyByte.filter { rule([$0]) }, as: UTF8.self)
    }

    @Test func allowsTheBytesOfRFC3986() {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        let unreserved = "-.0123456789\(letters)_\(letters.lowercased())~"
        func sorted(_ text: String) -> String { String(text.sorted()) }
        #expect(self.allowed(URISyntax.isScheme) == letters + letters.lowercased())
        #expect(self.allowed(URISyntax.isPath) == sorted(unreserved + "!$&'()*+,;=" + ":@/"))
        #expect(self.allowed(URISyntax.isQuery) == sorted(unreserved + "!$&'()*+,;=" + ":@/?"))
        #expect(self.allowed(URISyntax.isUserInformation) == sorted(unreserved + "!$&'()*+,;=" + ":"))
        #expect(self.allowed(URISyntax.isRegisteredName) == sorted(unreserved + "!$&'()*+,;="))
    }

    @Test func wantsALetterFirstInAScheme() {
        #expect(URISyntax.isScheme(Array("a1+-.".utf8)[...]))
        #expect(!URISyntax.isScheme(Array("1a".utf8)[...]))
        #expect(!URISyntax.isScheme([]))
    }
}
