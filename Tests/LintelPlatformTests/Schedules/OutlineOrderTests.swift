import LintelPlatform
import LintelTokens
import Testing

/// Rows of an outline.
struct OutlineOrderTests {
    /// `a`, `b` with `c` and `d` below it, `e` below `d`, and `f`: as a store gives them, parent by parent.
    private static let order: OutlineOrder = {
        var order = OutlineOrder()
        for (id, parent) in [("e", "d"), ("c", "b"), ("d", "b"), ("a", nil), ("b", nil), ("f", nil)] {
            order.append(ScheduleTaskID(id), below: parent.map { ScheduleTaskID($0) })
        }
        return order
    }()

    @Test func eachTaskStandsBeforeThoseBelowIt() {
        let places = Self.order.places(from: 0, limit: 10)
        #expect(places.map(\.id.rawValue) == ["a", "b", "c", "d", "e", "f"])
        #expect(places.map(\.depth) == [0, 0, 1, 1, 2, 0])
        #expect(places.map(\.isSummary) == [false, true, false, true, false, false])
    }

    @Test(arguments: 0...6, 1...6)
    func partsAreThoseOfTheWhole(offset: Int, limit: Int) {
        let all = Self.order.places(from: 0, limit: 10)
        #expect(Self.order.places(from: offset, limit: limit) == Array(all.dropFirst(offset).prefix(limit)))
    }

    @Test func nothingHasNoRows() {
        #expect(OutlineOrder().places(from: 0, limit: 10).isEmpty)
    }
}
