import LintelPlatform
import LintelTokens

/// What may not come to stand behind or below itself.
extension ScheduleWriting {
    /// The place of the last task below another one; 0 when there is none.
    func lastPosition(below parent: ScheduleTaskID?) throws -> Int64 {
        let row = try self.transaction.first(
            """
            SELECT position FROM schedule_task WHERE schedule_id = ? AND \(Self.isBelow(parent))
            ORDER BY position DESC LIMIT 1
            """,
            [.id(self.scheduleID)] + Self.below(parent),
        )
        return try row?.integer(0) ?? 0
    }

    /// A condition on tasks of a parent, or on those that have none.
    static func isBelow(_ parent: ScheduleTaskID?) -> String {
        parent == nil ? "parent_id IS NULL" : "parent_id = ?"
    }

    /// The argument of ``isBelow(_:)``.
    static func below(_ parent: ScheduleTaskID?) -> [SQLValue] { parent.map { [.id($0)] } ?? [] }

    /// Refuses items that stand below themselves, below what there is not, or below too many others.
    func checkTree<Item: ScheduleRow>(of items: [Item], parent: (Item) -> Identifier<Item>?) throws {
        guard let column = Item.parentColumn else { return }
        var above: [String: String] = [:]
        for item in items { above[item.id.rawValue] = parent(item)?.rawValue }
        var frontier = Set(above.values).subtracting(above.keys)
        for _ in 0..<ScheduleLimits.depth where !frontier.isEmpty {
            var next: Set<String> = []
            for part in Self.parts(Array(frontier)) {
                var conditions = SQLConditions()
                conditions.add("schedule_id = ?", .id(self.scheduleID))
                conditions.add("id", oneOf: part.map { .text($0) })
                let rows = try self.transaction.query(
                    "SELECT id, \(column) FROM \(Item.table) WHERE \(conditions.text)",
                    conditions.arguments,
                )
                guard rows.count == part.count else {
                    throw PlatformError.schedule("There is no such parent.", field: "parentId")
                }
                for row in rows {
                    let id = try row.text(0)
                    guard let parent = try row.optionalText(1) else { continue }
                    above[id] = parent
                    if above[parent] == nil { next.insert(parent) }
                }
            }
            frontier = next
        }
        for item in items { try Self.checkDepth(of: item, above: above) }
    }

    private static func checkDepth<Item: ScheduleItem>(of item: Item, above: [String: String]) throws {
        var path = [item.id.rawValue]
        while let parent = above[path[path.count - 1]] {
            if parent == item.id.rawValue { throw PlatformError.circle(path.map { Identifier<Item>($0) }) }
            path.append(parent)
            guard path.count <= ScheduleLimits.depth else {
                throw PlatformError.schedule("Items stand at most \(ScheduleLimits.depth) deep.", field: "parentId")
            }
        }
    }

    /// Refuses edges, which have been written, that close a circle.
    func checkCircles(through edges: [OutlineGraph.Edge]) throws {
        guard !edges.isEmpty,
            let tasks = try OutlineGraph.circle(through: edges, neighbours: { try self.neighbours(of: $0, $1) })
        else { return }
        let named = try self.items(Array(tasks.prefix(20))) as [ScheduleTask]
        throw PlatformError.circle(tasks, names: Dictionary(uniqueKeysWithValues: named.map { ($0.id, $0.name) }))
    }

    /// The edges that lead on from vertices, or to them.
    private func neighbours(of vertices: [OutlineGraph.Vertex], _ direction: OutlineGraph.Direction) throws
        -> [OutlineGraph.Edge]
    {
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
        for (task, parent) in try self.pairs("id, parent_id", "schedule_task", "parent_id", down) {
            edges.append(OutlineGraph.edges(of: task, below: parent)[forward ? 0 : 1])
        }
        for (task, parent) in try self.pairs("id, parent_id", "schedule_task", "id", up) {
            edges.append(OutlineGraph.edges(of: task, below: parent)[forward ? 1 : 0])
        }
        let end = forward ? "predecessor_id" : "successor_id"
        for (predecessor, successor) in try self.pairs("predecessor_id, successor_id", "schedule_link", end, up) {
            edges.append(OutlineGraph.edge(from: predecessor, to: successor))
        }
        return edges
    }

    private func pairs(_ columns: String, _ table: String, _ column: String, _ tasks: [ScheduleTaskID]) throws
        -> [(ScheduleTaskID, ScheduleTaskID)]
    {
        var pairs: [(ScheduleTaskID, ScheduleTaskID)] = []
        for part in Self.parts(tasks) {
            var conditions = SQLConditions()
            conditions.add("schedule_id = ?", .id(self.scheduleID))
            conditions.add(column, oneOf: part.map { .id($0) })
            let rows = try self.transaction.query(
                "SELECT \(columns) FROM \(table) WHERE \(conditions.text)",
                conditions.arguments,
            )
            for row in rows {
                guard let second = try row.optionalText(1) else { continue }
                pairs.append((ScheduleTaskID(try row.text(0)), ScheduleTaskID(second)))
            }
        }
        return pairs
    }
}
