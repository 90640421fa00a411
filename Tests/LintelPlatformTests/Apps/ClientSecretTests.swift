import LintelPlatform
import Testing

@Suite struct ClientSecretTests {
    @Test func hasPrefixAndPlainAlphabet() {
        let secret = ClientSecret(from: .system)
        #expect(secret.text.wholeMatch(of: /lintel_cs_[A-Za-z0-9_-]{49}/) != nil)
        #expect(secret != ClientSecret(from: .system))
    }

    @Test func readsItself() {
        for _ in 0..<50 {
            let secret = ClientSecret(from: .system)
            #expect(ClientSecret(secret.text) == secret)
        }
    }

    @Test func refusesWrongFormAndChecksum() {
        let text = ClientSecret(from: .repeating(7)).text
        #expect(ClientSecret("") == nil)
        #expect(ClientSecret(String(text.dropLast())) == nil)
        #expect(ClientSecret(text + "A") == nil)
        #expect(ClientSecret(text.uppercased()) == nil)
        for index in text.utf8.indices {
            var bytes = Array(text.utf8)
            let position = text.utf8.distance(from: text.utf8.startIndex, to: index)
            bytes[position] = bytes[position] == UInt8(ascii: "x") ? UInt8(ascii: "y") : UInt8(ascii: "x")
            #expect(ClientSecret(String(decoding: bytes, as: UTF8.self)) == nil)
        }
    }

    @Test func digestIsSHA256OfTheText() {
        let secret = ClientSecret(from: .repeating(0))
        #expect(secret.digest.count == 32)
        #expect(secret.digest == ClientSecret(from: .repeating(0)).digest)
        #expect(secret.digest != ClientSecret(from: .repeating(1)).digest)
    }

    @Test func k04ShowsItselfNowhere() {
        let secret = ClientSecret(from: .system)
        let tail = String(secret.text.dropFirst(secret.hint.count))
        var dumped = ""
        dump(secret, to: &dumped)
        for shown in ["\(secret)", String(reflecting: secret), dumped, secret.hint] {
            #expect(!shown.contains(tail))
        }
        #expect(secret.hint.count == 14)
        #expect(secret.text.hasPrefix(secret.hint))
    }
}
