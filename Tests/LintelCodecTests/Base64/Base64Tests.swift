import LintelCodec
import Testing

struct Base64Tests {
    /// RFC 4648 §10.
    static let vectors = [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ]

    @Test(arguments: Self.vectors)
    func encodesAndDecodesVectorsOfRFC4648(text: String, encoded: String) {
        #expect(Base64.encode(text.utf8) == encoded)
        #expect(Base64.decode(encoded.utf8) == Array(text.utf8))
    }

    @Test(arguments: [
        "Zg", "Zg=", "Zg===", "=", "==", "====", "Zm9v=", "Zm9v====", "Z===", "Zg==Zg==", "Zm=v", "=m9v", "Zg= =",
        "Zh==", "Zm9=", "Zm9v\n", " Zm9v", "Zm9-", "Zm9_", "Zm9\u{0}", "Zm9é",
    ])
    func refusesLooseEncodings_D10(text: String) {
        #expect(Base64.decode(text.utf8) == nil)
    }

    @Test func usesTheStandardAlphabet() {
        #expect(Base64.encode([0xFB, 0xFF]) == "+/8=")
        #expect(Base64.decode("+/8=".utf8) == [0xFB, 0xFF])
    }

    @Test func roundTripsRandomBytes() {
        var generator = SeededGenerator(seed: 4648)
        for _ in 0..<500 {
            let bytes = generator.bytes(upTo: 70)
            #expect(Base64.decode(Base64.encode(bytes).utf8) == bytes)
        }
    }
}
