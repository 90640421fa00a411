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

    /// Refuses items that have come to stand below themselves, below what there is not, or too deep with what is below
    /// them.
    func checkTree<Item: ScheduleRow>(of items: [Item], former: [Item], parent: (Item) -> Identifier<Item>?) throws {
        guard let column = Item.parentColumn else { return }
        let parents = Dictionary(uniqueKeysWithValues: former.map { ($0.id, parent($0)) })
        let items = items.filter { item in parents[item.id].map { $0 != parent(item) } ?? true }
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
        for item in items { try Self.checkDepth(of: item.id, above: above) }
        // What is new has nothing below it but what is new, too.
        try self.checkDepth(below: items.map(\.id).filter { parents[$0] != nil }, column, above: above)
    }

    /// Refuses what stands too deep below items that have been moved.
    private func checkDepth<Item: ScheduleRow>(
        below moved: [Identifier<Item>],
        _ column: String,
        above: [String: String],
    ) throws {
        var above = above
        var frontier = moved.map(\.rawValue)
        for _ in 0..<ScheduleLimits.depth where !frontier.isEmpty {
            var next: [String] = []
            for part in Self.parts(frontier) {
                var conditions = SQLConditions()
                conditions.add("schedule_id = ?", .id(self.scheduleID))
                conditions.add(column, oneOf: part.map { .text($0) })
                let rows = try self.transaction.query(
                    "SELECT id, \(column) FROM \(Item.table) WHERE \(conditions.text)",
                    conditions.arguments,
                )
                for row in rows {
                    let id = try row.text(0)
                    above[id] = try row.text(1)
                    try Self.checkDepth(of: Identifier<Item>(id), above: above)
                    next.append(id)
                }
            }
            frontier = next
        }
    }

    private static func checkDepth<Item: ScheduleItem>(of id: Identifier<Item>, above: [String: String]) throws {
        var path = [id.rawValue]
        while let parent = above[path[path.count - 1]] {
            if parent == id.rawValue { throw PlatformError.circle(path.map { Identifier<Item>($0) }) }
            path.append(parent)
            guard path.count <= ScheduleLimits.depth else {
                throw PlatformError.schedule("Items stand at most \(ScheduleLimits.depth) deep.", field: "parentId")
            }
        }
    }

    /// Refuses edges, which have been written, that close a circle.
    ///
    /// A long way is not gone with a query for each step: after some of them the whole outline is read at once.
    func checkCircles(through edges: [OutlineGraph.Edge]) throws {
        guard !edges.isEmpty else { return }
        var queries = 0
        var whole: WholeOutline?
        let circle = try OutlineGraph.circle(through: edges) { vertices, direction in
            if whole == nil, queries > Self.maximumSteps { whole = try WholeOutline(of: self) }
            return try OutlinePairs.neighbours(of: vertices, direction) { pairs, tasks in
                if let whole { return whole.pairs(pairs, of: tasks) }
                queries += Self.parts(tasks).count
                return try self.pairs(pairs, of: tasks)
            }
        }
        guard let circle else { return }
        let named = try self.items(Array(circle.prefix(20))) as [ScheduleTask]
        throw PlatformError.circle(circle, names: Dictionary(uniqueKeysWithValues: named.map { ($0.id, $0.name) }))
    }

    private static let maximumSteps = 1_000

    private func pairs(_ pairs: OutlinePairs, of tasks: [ScheduleTaskID]) throws -> [OutlinePairs.Pair] {
        try Self.parts(tasks).flatMap { part in
            var conditions = SQLConditions()
            conditions.add(pairs.column, oneOf: part.map { .id($0) })
            return try self.pairs(pairs, where: conditions)
        }
    }

    /// The pairs of the schedule that conditions choose.
    func pairs(_ pairs: OutlinePairs, where conditions: SQLConditions) throws -> [OutlinePairs.Pair] {
        var conditions = conditions
        conditions.add("schedule_id = ?", .id(self.scheduleID))
        let rows = try self.transaction.query(
            "SELECT \(pairs.columns) FROM \(pairs.table) WHERE \(conditions.text)",
            conditions.arguments,
        )
        return try rows.compactMap { row in
            guard let second = try row.optionalText(1) else { return nil }
            return (ScheduleTaskID(try row.text(0)), ScheduleTaskID(second))
        }
    }
}
