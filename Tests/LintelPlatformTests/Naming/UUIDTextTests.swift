import Testing

@testable import LintelPlatform

@Suite struct UUIDTextTests {
    @Test(arguments: [
        (UInt128.min, "00000000-0000-0000-0000-000000000000"),
        (UInt128.max, "ffffffff-ffff-ffff-ffff-ffffffffffff"),
        (1, "00000000-0000-0000-0000-000000000001"),
        (0x0123_4567_89AB_CDEF_0F1E_2D3C_4B5A_6978, "01234567-89ab-cdef-0f1e-2d3c4b5a6978"),
    ])
    func spellsBits(bits: UInt128, text: String) {
        #expect(UUIDText(bits).rawValue == text)
        #expect(UUIDText(text)?.rawValue == text)
    }

    @Test func spellsWhatTheStandardLibraryReads() {
        for _ in 0..<200 {
            let bits = UInt128.random(in: .min ... .max)
            #expect(UInt128(UUIDText(bits).rawValue.filter { $0 != "-" }, radix: 16) == bits)
        }
    }
}
