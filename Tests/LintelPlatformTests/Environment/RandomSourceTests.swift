import LintelPlatform
import Synchronization
import Testing

@Suite struct RandomSourceTests {
    @Test func systemGivesSoManyBytes() {
        for count in [0, 1, 7, 8, 9, 16, 33] { #expect(RandomSource.system.bytes(count).count == count) }
        #expect(RandomSource.system.bytes(32) != RandomSource.system.bytes(32))
    }

    @Test func uuidHasVersionAndVariant() {
        #expect(RandomSource.repeating(0xFF).uuid() == "ffffffff-ffff-4fff-bfff-ffffffffffff")
        #expect(RandomSource.repeating(0).uuid() == "00000000-0000-4000-8000-000000000000")
        let ascending = RandomSource { count in (0..<count).map { UInt8($0) } }
        #expect(ascending.uuid() == "00010203-0405-4607-8809-0a0b0c0d0e0f")
    }

    @Test func lowercaseAlphanumericsLeaveUnevenBytesOut() {
        // 252…255 are skipped and asked for again.
        let calls = Mutex(0)
        let source = RandomSource { count in
            let call = calls.withLock { calls in
                calls += 1
                return calls
            }
            return [UInt8](repeating: call == 1 ? 254 : 35, count: count)
        }
        #expect(source.lowercaseAlphanumerics(4) == "9999")
        #expect(RandomSource.system.lowercaseAlphanumerics(25).wholeMatch(of: /[a-z0-9]{25}/) != nil)
    }
}

extension RandomSource {
    /// Gives one byte for ever.
    static func repeating(_ byte: UInt8) -> Self { Self { count in [UInt8](repeating: byte, count: count) } }
}
