import Testing

@testable import LintelSchemas

/// Sets of scalars: however they were put together, they are looked through from the middle.
@Suite struct ScalarSetTests {
    @Test func joinsWhatOverlapsOrTouches() {
        var set = ScalarSet(0x41...0x43)
        set.formUnion(.one(0x30))
        set.formUnion(.one(0x44))
        set.formUnion(.one(0x50))
        #expect(set.ranges == [0x30...0x30, 0x41...0x44, 0x50...0x50])
        set.formUnion(ScalarSet(0x31...0x45))
        #expect(set.ranges == [0x30...0x45, 0x50...0x50])
        set.formUnion(ScalarSet(0...ScalarSet.last))
        #expect(set.ranges == [0...ScalarSet.last])
    }

    @Test func containsWhatWasAdded() {
        var set = ScalarSet()
        for scalar in [9, 3, 7, 5, 1] as [UInt32] { set.formUnion(.one(scalar)) }
        for scalar in 0...10 as ClosedRange<UInt32> {
            #expect(set.contains(scalar) == !scalar.isMultiple(of: 2), "\(scalar)")
            #expect(set.negated.contains(scalar) == scalar.isMultiple(of: 2), "\(scalar)")
        }
    }

    @Test func addsWhatAnotherLeavesOut() {
        var set = ScalarSet(0x35...0x36)
        set.formUnion(.digits.negated)
        #expect(set.ranges == [0...0x2F, 0x35...0x36, 0x3A...ScalarSet.last])
    }
}
