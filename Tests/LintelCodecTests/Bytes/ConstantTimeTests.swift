import LintelCodec
import Testing

struct ConstantTimeTests {
    @Test func findsEqualBytesEqual() {
        #expect(ConstantTime.equal([1, 2, 3], [1, 2, 3]))
        #expect(ConstantTime.equal([UInt8](), [UInt8]()))
        #expect(ConstantTime.equal("secret".utf8, Array("secret".utf8)))
    }

    @Test func findsADifferenceInEachBit() {
        let bytes = Array("0123456789abcdef".utf8)
        for index in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[index] ^= 1 << bit
                #expect(!ConstantTime.equal(bytes, changed))
            }
        }
    }

    @Test func findsAPrefixDifferent() {
        #expect(!ConstantTime.equal([1, 2, 3], [1, 2]))
        #expect(!ConstantTime.equal([UInt8](), [0]))
    }
}
