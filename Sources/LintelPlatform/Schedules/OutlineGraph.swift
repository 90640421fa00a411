import LintelTokens

/// What waits for what in a schedule: links between tasks, and tasks above others.
///
/// Each task has two sides. What comes before a task comes before all tasks below it, and what comes after it comes after
/// all of them: so a link leads from one's finish to the other's start, a parent's start leads to the starts of its tasks,
/// and their finishes lead to its own.
package enum OutlineGraph {
    /// One side of a task.
    package struct Vertex: Sendable, Hashable {
        package var task: ScheduleTaskID
        package var isStart: Bool

        package init(_ task: ScheduleTaskID, isStart: Bool) {
            self.task = task
            self.isStart = isStart
        }
    }

    package struct Edge: Sendable, Hashable {
        package var from: Vertex
        package var to: Vertex

        package init(from: Vertex, to: Vertex) {
            self.from = from
            self.to = to
        }
    }

    /// In which way a search goes.
    package enum Direction: Sendable, Hashable {
        case forward, backward
    }

    /// What a link adds.
    package static func edge(from predecessor: ScheduleTaskID, to successor: ScheduleTaskID) -> Edge {
        Edge(from: Vertex(predecessor, isStart: false), to: Vertex(successor, isStart: true))
    }

    /// What a task's place below another adds.
    package static func edges(of task: ScheduleTaskID, below parent: ScheduleTaskID) -> [Edge] {
        [
            Edge(from: Vertex(parent, isStart: true), to: Vertex(task, isStart: true)),
            Edge(from: Vertex(task, isStart: false), to: Vertex(parent, isStart: false)),
        ]
    }

    /// Looks for a circle on which one of these edges lies.
    ///
    /// A circle through a new edge lies both in what comes after the edge and in what comes before it: both are widened by
    /// turns, and the search ends with the smaller one. All edges of a batch are looked at together.
    /// - Parameters:
    ///   - edges: The new edges, which the graph already has.
    ///   - neighbours: What follows some vertices, or what they follow.
    /// - Returns: The tasks on a circle; nil when there is none.
    package static func circle(
        through edges: [Edge],
        neighbours: ([Vertex], Direction) throws -> [Edge],
    ) rethrows -> [ScheduleTaskID]? {
        var forward = Closure(from: edges.map(\.to))
        var backward = Closure(from: edges.map(\.from))
        while !forward.frontier.isEmpty, !backward.frontier.isEmpty {
            if forward.seen.count <= backward.seen.count {
                forward.widen(by: try neighbours(forward.frontier, .forward)) { $0.to }
            } else {
                backward.widen(by: try neighbours(backward.frontier, .backward)) { $0.from }
            }
        }
        let whole = forward.frontier.isEmpty ? forward : backward
        return Self.circle(in: whole.edges + edges)
    }

    /// The tasks on a circle of these edges.
    static func circle(in edges: [Edge]) -> [ScheduleTaskID]? {
        var following: [Vertex: [Vertex]] = [:]
        for edge in edges { following[edge.from, default: []].append(edge.to) }
        var done: Set<Vertex> = []
        for edge in edges where !done.contains(edge.from) {
            // The way down, with how many ways on have been tried of each vertex.
            var path: [(vertex: Vertex, tried: Int)] = [(edge.from, 0)]
            var onPath: Set<Vertex> = [edge.from]
            while let last = path.last {
                let ways = following[last.vertex] ?? []
                guard last.tried < ways.count else {
                    done.insert(last.vertex)
                    onPath.remove(last.vertex)
                    path.removeLast()
                    continue
                }
                path[path.count - 1].tried += 1
                let next = ways[last.tried]
                if onPath.contains(next), let first = path.firstIndex(where: { $0.vertex == next }) {
                    return Self.tasks(of: path[first...].map(\.vertex))
                }
                guard !done.contains(next) else { continue }
                onPath.insert(next)
                path.append((next, 0))
            }
        }
        return nil
    }

    /// The tasks that vertices belong to, each once where its two sides follow each other.
    private static func tasks(of vertices: [Vertex]) -> [ScheduleTaskID] {
        var tasks: [ScheduleTaskID] = []
        for vertex in vertices where tasks.last != vertex.task { tasks.append(vertex.task) }
        if tasks.count > 1, tasks.first == tasks.last { tasks.removeLast() }
        return tasks
    }

    /// What can be reached from somewhere, as far as has been looked.
    private struct Closure {
        var seen: Set<Vertex>
        var frontier: [Vertex]
        var edges: [Edge] = []

        init(from vertices: [Vertex]) {
            self.seen = Set(vertices)
            self.frontier = Array(self.seen)
        }

        mutating func widen(by edges: [Edge], end: (Edge) -> Vertex) {
            self.edges += edges
            self.frontier = edges.map(end).filter { self.seen.insert($0).inserted }
        }
    }
}
