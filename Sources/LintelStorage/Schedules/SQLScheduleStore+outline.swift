import LintelPlatform
import LintelTokens

/// Schedules as people read them, row by row.
extension SQLScheduleStore {
    func part(of schedule: ScheduleID, from offset: Int, limit: Int, links: Int) async throws -> SchedulePart? {
        try await self.engine.read { transaction in
            guard let known = try transaction.schedule(schedule) else { return nil }
            let order = try transaction.outline(of: schedule)
            let offset = min(max(offset, 0), max(order.count - 1, 0))
            let places = order.places(from: offset, limit: limit)
            let ids = places.map(\.id.rawValue)
            let tasks: [ScheduleTask] = try transaction.items(of: schedule, "id", ids)
            let analyses: [TaskAnalysis] = try transaction.items(of: schedule, "id", ids)
            let task = Dictionary(uniqueKeysWithValues: tasks.map { ($0.id, $0) })
            let analysis = Dictionary(uniqueKeysWithValues: analyses.map { ($0.taskID, $0) })
            return SchedulePart(
                schedule: known,
                count: order.count,
                offset: offset,
                rows: places.compactMap { place in
                    task[place.id].map { task in
                        SchedulePart.Row(
                            task: task,
                            depth: place.depth,
                            isSummary: place.isSummary,
                            analysis: analysis[place.id],
                        )
                    }
                },
                links: try transaction.links(of: schedule, between: ids, limit: links),
            )
        }
    }
}

extension SQLTransaction {
    /// The order of all tasks: an index has it, and what else they hold is not read.
    fileprivate func outline(of schedule: ScheduleID) throws -> OutlineOrder {
        var order = OutlineOrder()
        let rows = try self.query(
            "SELECT id, parent_id FROM schedule_task WHERE schedule_id = ? ORDER BY parent_id, position, id",
            [.id(schedule)],
        )
        for row in rows {
            var row = row.reader
            order.append(try row.id(), below: try row.optionalID())
        }
        return order
    }

    /// Items with one of these values in a column.
    fileprivate func items<Item: ScheduleRow>(of schedule: ScheduleID, _ column: String, _ values: [String]) throws
        -> [Item]
    {
        var conditions = SQLConditions()
        conditions.add("schedule_id = ?", .id(schedule))
        conditions.add(column, oneOf: values.map { .text($0) })
        return try self.query(
            "SELECT \(Item.selection) FROM \(Item.table) WHERE \(conditions.text)",
            conditions.arguments,
        ).map { try Item(reading: $0, in: schedule) }
    }

    /// Links that begin and end at these tasks, in the order of their ids.
    fileprivate func links(of schedule: ScheduleID, between ids: [String], limit: Int) throws -> [TaskLink] {
        var conditions = SQLConditions()
        conditions.add("schedule_id = ?", .id(schedule))
        conditions.add("predecessor_id", oneOf: ids.map { .text($0) })
        conditions.add("successor_id", oneOf: ids.map { .text($0) })
        return try self.query(
            "SELECT \(TaskLink.selection) FROM schedule_link WHERE \(conditions.text) ORDER BY id LIMIT ?",
            conditions.arguments + [.count(limit)],
        ).map { try TaskLink(reading: $0, in: schedule) }
    }
}
