import LintelPlatform
import LintelTokens

/// What the search for circles asks of a schedule: tasks with their parents, and predecessors with their successors.
enum OutlinePairs {
    /// Tasks with their parents, found by the parent, and by the task.
    case below, above
    /// Links, found by the predecessor, and by the successor.
    case leaving, entering

    typealias Pair = (ScheduleTaskID, ScheduleTaskID)

    var table: String {
        switch self {
        case .below, .above: ScheduleTask.table
        case .leaving, .entering: TaskLink.table
        }
    }

    var columns: String {
        switch self {
        case .below, .above: "id, parent_id"
        case .leaving, .entering: "predecessor_id, successor_id"
        }
    }

    /// The column by which they are found.
    var column: String {
        switch self {
        case .below: "parent_id"
        case .above: "id"
        case .leaving: "predecessor_id"
        case .entering: "successor_id"
        }
    }

    /// The edges that lead on from vertices, or to them.
    static func neighbours(
        of vertices: [OutlineGraph.Vertex],
        _ direction: OutlineGraph.Direction,
        pairs: (OutlinePairs, [ScheduleTaskID]) throws -> [Pair],
    ) rethrows -> [OutlineGraph.Edge] {
        let forward = direction == .forward
        // Forward from a start it goes down, from a finish up and along the links; backward the other way round.
        let down = vertices.filter { $0.isStart == forward }.map(\.task)
        let up = vertices.filter { $0.isStart != forward }.map(\.task)
        var edges = down.map { task in
            OutlineGraph.Edge(
                from: OutlineGraph.Vertex(task, isStart: true),
                to: OutlineGraph.Vertex(task, isStart: false),
            )
        }
        for (task, parent) in try pairs(.below, down) {
            edges.append(OutlineGraph.edges(of: task, below: parent)[forward ? 0 : 1])
        }
        for (task, parent) in try pairs(.above, up) {
            edges.append(OutlineGraph.edges(of: task, below: parent)[forward ? 1 : 0])
        }
        for (predecessor, successor) in try pairs(forward ? .leaving : .entering, up) {
            edges.append(OutlineGraph.edge(from: predecessor, to: successor))
        }
        return edges
    }
}

/// All pairs of a schedule in memory.
struct WholeOutline {
    private var found: [OutlinePairs: [ScheduleTaskID: [OutlinePairs.Pair]]] = [:]

    init(of writing: ScheduleWriting) throws {
        let parents = try writing.pairs(.above, where: SQLConditions())
        self.found[.below] = Dictionary(grouping: parents) { $0.1 }
        self.found[.above] = Dictionary(grouping: parents) { $0.0 }
        let links = try writing.pairs(.leaving, where: SQLConditions())
        self.found[.leaving] = Dictionary(grouping: links) { $0.0 }
        self.found[.entering] = Dictionary(grouping: links) { $0.1 }
    }

    func pairs(_ pairs: OutlinePairs, of tasks: [ScheduleTaskID]) -> [OutlinePairs.Pair] {
        tasks.flatMap { self.found[pairs]?[$0] ?? [] }
    }
}
