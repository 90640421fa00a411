import Crypto
import LintelOAuth
import Testing

@Suite struct RefreshTokenHandleTests {
    static let codec = HandleCodec(masterKey: SymmetricKey(data: [UInt8](repeating: 7, count: 32)))
    static let handle = RefreshTokenHandle(familyID: [UInt8](0..<16), generation: 3)

    @Test func comesBack() {
        let token = Self.handle.token(codec: Self.codec)
        #expect(token.hasPrefix("lintel_rt_"))
        #expect(RefreshTokenHandle(token, codec: Self.codec) == Self.handle)
    }

    @Test func isTheSameForTheSameGeneration() {
        #expect(Self.handle.token(codec: Self.codec) == Self.handle.token(codec: Self.codec))
        var next = Self.handle
        next.generation += 1
        #expect(next.token(codec: Self.codec) != Self.handle.token(codec: Self.codec))
    }

    @Test func refusesOtherTexts() {
        let token = Self.handle.token(codec: Self.codec)
        let bare = String(token.dropFirst("lintel_rt_".count))
        for text in ["", "lintel_rt_", bare, "lintel_at_" + bare, token + "A", "LINTEL_RT_" + bare] {
            #expect(RefreshTokenHandle(text, codec: Self.codec) == nil)
        }
    }
}
