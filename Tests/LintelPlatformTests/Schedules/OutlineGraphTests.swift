import LintelTokens
import Testing

@testable import LintelPlatform

struct OutlineGraphTests {
    private static func id(_ number: Int) -> ScheduleTaskID { ScheduleTaskID("\(number)") }

    /// Searches a graph, and counts how many vertices are looked at.
    private static func search(_ new: [OutlineGraph.Edge], in others: [OutlineGraph.Edge]) -> ([ScheduleTaskID]?, Int) {
        var looked = 0
        let all = others + new
        let circle = OutlineGraph.circle(through: new) { vertices, direction in
            looked += vertices.count
            let from = Set(vertices)
            return all.filter { from.contains(direction == .forward ? $0.from : $0.to) }
                + vertices.filter { $0.isStart == (direction == .forward) }.map { vertex in
                    OutlineGraph.Edge(
                        from: OutlineGraph.Vertex(vertex.task, isStart: true),
                        to: OutlineGraph.Vertex(vertex.task, isStart: false),
                    )
                }
        }
        return (circle, looked)
    }

    @Test func findsTheCircleThatALinkCloses() {
        let chain = (0..<5).map { OutlineGraph.edge(from: Self.id($0), to: Self.id($0 + 1)) }
        let (circle, _) = Self.search([OutlineGraph.edge(from: Self.id(4), to: Self.id(1))], in: chain)
        #expect(circle.map(Set.init) == Set((1...4).map(Self.id)))
        #expect(Self.search([OutlineGraph.edge(from: Self.id(1), to: Self.id(4))], in: chain).0 == nil)
    }

    /// Behind a long chain one more task is added in a few steps, before it too.
    @Test func looksAtTheSmallerSideOnly() {
        let chain = (0..<2_000).map { OutlineGraph.edge(from: Self.id($0), to: Self.id($0 + 1)) }
        let (end, atEnd) = Self.search([OutlineGraph.edge(from: Self.id(2_000), to: Self.id(9_999))], in: chain)
        let (start, atStart) = Self.search([OutlineGraph.edge(from: Self.id(9_999), to: Self.id(0))], in: chain)
        #expect(end == nil && start == nil)
        #expect(atEnd < 20 && atStart < 20)
    }

    @Test func takesParentsForAllThatIsBelowThem() {
        // 2 stands below 1, and 3 waits for 1.
        let graph =
            OutlineGraph.edges(of: Self.id(2), below: Self.id(1))
            + [OutlineGraph.edge(from: Self.id(1), to: Self.id(3))]
        #expect(Self.search([OutlineGraph.edge(from: Self.id(3), to: Self.id(2))], in: graph).0 != nil)
        #expect(Self.search([OutlineGraph.edge(from: Self.id(2), to: Self.id(3))], in: graph).0 == nil)
        #expect(Self.search([OutlineGraph.edge(from: Self.id(1), to: Self.id(2))], in: graph).0 != nil)
    }

    @Test func putsParentsFirst() throws {
        func task(_ number: Int, below parent: Int?) -> ScheduleTask {
            ScheduleTask(id: Self.id(number), scheduleID: ScheduleScene.id, name: "t", parentID: parent.map(Self.id))
        }
        let sorted = try ParentFirst.sorted(
            [task(3, below: 2), task(2, below: 1), task(1, below: 9)],
            parent: \.parentID
        )
        #expect(sorted.map(\.id) == [1, 2, 3].map(Self.id))
        let error = #expect(throws: PlatformError.self) {
            try ParentFirst.sorted([task(0, below: 1), task(1, below: 2), task(2, below: 1)], parent: \.parentID)
        }
        #expect(error?.code == .scheduleCycle)
        #expect(Set(error?.places.map(\.name) ?? []) == ["1", "2"])
    }
}
