import Crypto
import LintelCodec
import LintelOAuth
import Testing

@Suite struct HandleCodecTests {
    static let codec = HandleCodec(masterKey: SymmetricKey(data: [UInt8](repeating: 7, count: 32)))
    static let id = [UInt8](0..<16)

    @Test(arguments: HandleCodec.Purpose.allCases)
    func opensItsOwnHandlesOnly(_ purpose: HandleCodec.Purpose) {
        let handle = Self.codec.handle(purpose, id: Self.id)
        #expect(Self.codec.open(purpose, handle) == Self.id)
        for other in HandleCodec.Purpose.allCases where other != purpose {
            #expect(Self.codec.open(other, handle) == nil)
        }
        let stranger = HandleCodec(masterKey: SymmetricKey(data: [UInt8](repeating: 8, count: 32)))
        #expect(stranger.open(purpose, handle) == nil)
    }

    @Test(arguments: [0, 1, 255, 256, 65_536, Int64(UInt32.max)] as [Int64])
    func carriesTheGeneration(_ generation: Int64) {
        let handle = Self.codec.handle(.refreshToken, id: Self.id, generation: generation)
        let opened = Self.codec.openWithGeneration(.refreshToken, handle)
        #expect(opened?.id == Self.id)
        #expect(opened?.generation == generation)
        #expect(Self.codec.open(.refreshToken, handle) == nil)
    }

    @Test func takesNoHandleWithoutGenerationForOneWith() {
        #expect(Self.codec.openWithGeneration(.refreshToken, Self.codec.handle(.refreshToken, id: Self.id)) == nil)
    }

    @Test func refusesEveryChangedBit() throws {
        let handle = Self.codec.handle(.authorizationCode, id: Self.id)
        let bytes = try #require(Base64URL.decode(handle.utf8))
        for bit in 0..<(bytes.count * 8) {
            var changed = bytes
            changed[bit / 8] ^= 1 << (bit % 8)
            #expect(Self.codec.open(.authorizationCode, Base64URL.encode(changed)) == nil)
        }
    }

    @Test func refusesEveryOtherText() {
        let handle = Self.codec.handle(.session, id: Self.id)
        for text in [
            "", "x", handle + "A", handle + "=", String(handle.dropLast()), " " + handle, handle + handle,
            String(repeating: "A", count: 100_000), handle.dropLast() + "é",
        ] {
            #expect(Self.codec.open(.session, text) == nil)
        }
    }
}
