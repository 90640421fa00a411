import LintelCodec
import Testing

struct Base64URLTests {
    @Test(arguments: Base64Tests.vectors)
    func encodesAndDecodesVectorsWithoutPadding(text: String, padded: String) {
        let encoded = padded.filter { $0 != "=" }
        #expect(Base64URL.encode(text.utf8) == encoded)
        #expect(Base64URL.decode(encoded.utf8) == Array(text.utf8))
    }

    /// RFC 7515 appendix C.
    @Test func encodesTheNotesOfRFC7515() {
        #expect(Base64URL.encode([3, 236, 255, 224, 193]) == "A-z_4ME")
        #expect(Base64URL.decode("A-z_4ME".utf8) == [3, 236, 255, 224, 193])
    }

    @Test(arguments: [
        "Zg==", "Zm8=", "A", "AAAAA", "A+z/4ME", "Zm 9", "Zm9v\r\n", "Zm9.", "Zé8", "\u{0}\u{0}", "{g", "[g", "@g",
        "`g", ":g",
    ])
    func refusesPaddingForeignCharactersAndWrongLengths(text: String) {
        #expect(Base64URL.decode(text.utf8) == nil)
    }

    @Test func refusesUnusedBitsThatAreSet() {
        var accepted = 0
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
        for last in alphabet where Base64URL.decode("A\(last)".utf8) != nil { accepted += 1 }
        #expect(accepted == 4, "two bits of the second character are used")
        accepted = 0
        for last in alphabet where Base64URL.decode("AA\(last)".utf8) != nil { accepted += 1 }
        #expect(accepted == 16, "four bits of the third character are used")
    }

    @Test func appendsBehindWhatIsThere() {
        var output = Array("x.".utf8)
        Base64URL.append("fo".utf8, to: &output)
        #expect(output == Array("x.Zm8".utf8))
    }

    @Test func acceptsOneSpellingOfEachValueOnly() {
        var generator = SeededGenerator(seed: 7515)
        for _ in 0..<500 {
            let bytes = generator.bytes(upTo: 70)
            let text = Base64URL.encode(bytes)
            #expect(Base64URL.decode(text.utf8) == bytes)
            var changed = Array(text.utf8)
            guard let index = changed.indices.randomElement(using: &generator) else { continue }
            changed[index] = UInt8.random(in: .min ... .max, using: &generator)
            if let decoded = Base64URL.decode(changed) {
                #expect(Array(Base64URL.encode(decoded).utf8) == changed)
            }
        }
    }
}
