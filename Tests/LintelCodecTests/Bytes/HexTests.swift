import LintelCodec
import Testing

struct HexTests {
    /// RFC 4648 §10, in lower case.
    static let vectors = [
        ("", ""), ("f", "66"), ("fo", "666f"), ("foo", "666f6f"), ("foob", "666f6f62"), ("fooba", "666f6f6261"),
        ("foobar", "666f6f626172"),
    ]

    @Test(arguments: Self.vectors)
    func encodesAndDecodesVectorsOfRFC4648(text: String, hex: String) {
        #expect(Hex.encode(text.utf8) == hex)
        #expect(Hex.decode(hex.utf8) == Array(text.utf8))
    }

    @Test func decodesBothCases() {
        #expect(Hex.decode("fFaA".utf8) == [0xFF, 0xAA])
    }

    @Test(arguments: ["6", "666", "6g", "0x", " 66", "66 ", "é6", "/0", ":0", "@0", "G0", "`0"])
    func refusesOddCountsAndForeignCharacters(text: String) {
        #expect(Hex.decode(text.utf8) == nil)
    }

    @Test func roundTripsEveryByte() {
        let bytes = Array(UInt8.min ... .max)
        #expect(Hex.decode(Hex.encode(bytes).utf8) == bytes)
    }
}
