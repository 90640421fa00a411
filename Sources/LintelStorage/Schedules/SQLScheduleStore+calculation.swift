import LintelPlatform
import LintelTokens

/// Calculations, places, baselines and imports in the database.
extension SQLScheduleStore {
    func network(of schedule: ScheduleID) async throws -> ScheduleNetwork? {
        try await self.engine.read { transaction in
            guard let known = try transaction.schedule(schedule) else { return nil }
            return ScheduleNetwork(
                schedule: known,
                tasks: try transaction.all(of: schedule),
                links: try transaction.all(of: schedule),
                calendars: try transaction.all(of: schedule),
                analyses: try transaction.analyses(of: schedule),
            )
        }
    }

    func apply(_ changes: ScheduleChangeSet, ofVersion version: Int64, in write: ScheduleWrite) async throws
        -> ScheduleOperation?
    {
        try await self.engine.write { transaction in
            let writing: ScheduleWriting
            switch try ScheduleWriting.begin(write, in: transaction) {
            case .missing: return nil
            case .repeated(let operation): return operation
            case .begun(let begun): writing = begun
            }
            guard writing.version == version + 1 else {
                try transaction.execute(
                    "UPDATE schedule SET version = version - 1 WHERE id = ?",
                    [.id(write.scheduleID)]
                )
                return nil
            }
            try writing.write(changes.dates)
            try writing.write(changes.analyses)
            return try writing.finish(warnings: changes.warnings)
        }
    }

    func addBaseline(_ baseline: Baseline, limit: Int, in write: ScheduleWrite) async throws
        -> ScheduleWritten<Baseline>?
    {
        try await self.engine.writingSchedule(write) { writing in
            try writing.checkBaselines(with: try writing.rowCount(of: ScheduleTask.table), limit: limit)
            try writing.insert([baseline])
            try writing.transaction.execute(
                """
                INSERT INTO schedule_baseline_task
                    (schedule_id, baseline_id, task_id, name, planned_start, planned_finish, planned_duration)
                SELECT schedule_id, CAST(? AS TEXT), id, name, planned_start, planned_finish, planned_duration
                FROM schedule_task WHERE schedule_id = ?
                """,
                [.id(baseline.id), .id(write.scheduleID)],
            )
            return ScheduleWritten(operation: try writing.finish(), items: writing.stamped([baseline]))
        } repeated: { operation, _ in
            ScheduleWritten(operation: operation, items: [])
        }
    }

    func baselineTasks(of baseline: BaselineID, in schedule: ScheduleID, after: ScheduleTaskID?, limit: Int)
        async throws -> [BaselineTask]
    {
        try await self.engine.read { transaction in
            try transaction.query(
                """
                SELECT task_id, name, planned_start, planned_finish, planned_duration FROM schedule_baseline_task
                WHERE schedule_id = ? AND baseline_id = ? AND task_id > ? ORDER BY task_id LIMIT ?
                """,
                [.id(schedule), .id(baseline), .text(after?.rawValue ?? ""), .count(limit)],
            ).map { row in
                var row = row.reader
                return BaselineTask(
                    baselineID: baseline,
                    taskID: try row.id(),
                    name: try row.text(),
                    plannedStart: try row.optionalTime(),
                    plannedFinish: try row.optionalTime(),
                    plannedDuration: try row.integer(),
                )
            }
        }
    }

    func add(_ content: ScheduleContent, in write: ScheduleWrite) async throws -> ScheduleOperation? {
        try await self.engine.writingSchedule(write) { writing in
            try writing.add(content)
            return try writing.finish(warnings: content.warnings)
        } repeated: { operation, _ in
            operation
        }
    }
}

extension SQLTransaction {
    /// Every item of a kind.
    fileprivate func all<Item: ScheduleRow>(of schedule: ScheduleID) throws -> [Item] {
        try self.query(
            "SELECT \(Item.selection) FROM \(Item.table) WHERE schedule_id = ? ORDER BY id",
            [.id(schedule)],
        ).map { try Item(reading: $0, in: schedule) }
    }

    /// Every analysis; whether the tasks have begun is known by them, and is not looked up for each.
    fileprivate func analyses(of schedule: ScheduleID) throws -> [TaskAnalysis] {
        let columns = TaskAnalysis.columns.joined(separator: ", ")
        return try self.query(
            "SELECT id, version, \(columns), NULL FROM schedule_analysis WHERE schedule_id = ? ORDER BY id",
            [.id(schedule)],
        ).map { try TaskAnalysis(reading: $0, in: schedule) }
    }
}

extension ScheduleWriting {
    /// Writes dates: many rows with few statements, by adding rows that are there.
    fileprivate func write(_ dates: [ScheduleChangeSet.Dates]) throws {
        // What stands for the columns that stay is never kept.
        let columns = "planned_start, planned_finish, planned_duration, estimated_finish"
        let others = """
            name, type, actual_duration, completion, planned_quantity, actual_quantity, constraint_kind, position
            """
        let row = "(?, ?, ?, ?, ?, ?, ?, '', 'Work', 0, 0, 0, 0, 'NoConstraint', 0)"
        for part in Self.parts(dates) {
            let rows = repeatElement(row, count: part.count).joined(separator: ", ")
            try self.transaction.execute(
                """
                INSERT INTO schedule_task (schedule_id, id, version, \(columns), \(others)) VALUES \(rows)
                ON CONFLICT (schedule_id, id) DO UPDATE SET version = excluded.version,
                    planned_start = excluded.planned_start, planned_finish = excluded.planned_finish,
                    planned_duration = excluded.planned_duration, estimated_finish = excluded.estimated_finish
                """,
                part.flatMap { dates in
                    [
                        .id(self.scheduleID), .id(dates.taskID), .integer(self.version), .time(dates.plannedStart),
                        .time(dates.plannedFinish), .integer(dates.plannedDuration), .time(dates.estimatedFinish),
                    ] as [SQLValue]
                },
            )
        }
    }

    /// Writes analyses, of which some may be new.
    fileprivate func write(_ analyses: [TaskAnalysis]) throws {
        let before = try self.rowCount(of: TaskAnalysis.table)
        for part in Self.parts(self.stamped(analyses)) {
            let row = "(" + SQLConditions.placeholders(TaskAnalysis.columns.count + 3) + ")"
            let rows = repeatElement(row, count: part.count).joined(separator: ", ")
            let set = (["version"] + TaskAnalysis.columns).map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
            try self.transaction.execute(
                "\(TaskAnalysis.insertion) \(rows) ON CONFLICT (schedule_id, id) DO UPDATE SET \(set)",
                part.flatMap(\.row),
            )
        }
        try self.count(.taskAnalysis, try self.rowCount(of: TaskAnalysis.table) - before)
        try self.forgetDeletions(of: .taskAnalysis, analyses.map(\.id.rawValue))
    }

    /// Refuses more tasks of baselines than a schedule can have.
    fileprivate func checkBaselines(with count: Int, limit: Int) throws {
        guard try count + self.rowCount(of: "schedule_baseline_task") <= limit else {
            throw PlatformError(.listFull, "The baselines of a schedule have at most \(limit) tasks in sum.")
        }
    }

    /// How many rows of a table are the schedule's.
    fileprivate func rowCount(of table: String) throws -> Int {
        try self.transaction.count("SELECT COUNT(*) FROM \(table) WHERE schedule_id = ?", [.id(self.scheduleID)])
    }

    /// The parent and the position of a place, which a task takes.
    func position(at place: TaskPlace, of task: ScheduleTaskID) throws -> (ScheduleTaskID?, Int64) {
        switch place {
        case .last(of: let parent):
            return (parent, try self.lastPosition(below: parent) + ScheduleTask.gap)
        case .first(of: let parent):
            return (parent, try self.firstPosition(below: parent) - ScheduleTask.gap)
        case .before(let other):
            let neighbour = try self.sibling(other, task)
            return try self.middle(of: neighbour, isBefore: true, task)
        case .after(let other):
            let neighbour = try self.sibling(other, task)
            return try self.middle(of: neighbour, isBefore: false, task)
        }
    }

    private func sibling(_ id: ScheduleTaskID, _ task: ScheduleTaskID) throws -> ScheduleTask {
        guard id != task, let sibling = try (self.items([id]) as [ScheduleTask]).first else {
            throw PlatformError.schedule("There is no such task to stand beside.", field: "taskOrder")
        }
        return sibling
    }

    /// The first position below a parent.
    private func firstPosition(below parent: ScheduleTaskID?) throws -> Int64 {
        let row = try self.transaction.first(
            """
            SELECT position FROM schedule_task WHERE schedule_id = ? AND \(Self.isBelow(parent))
            ORDER BY position LIMIT 1
            """,
            [.id(self.scheduleID)] + Self.below(parent),
        )
        return try row?.integer(0) ?? 0
    }

    /// A position between a task and the one before or behind it.
    private func middle(of neighbour: ScheduleTask, isBefore: Bool, _ task: ScheduleTaskID) throws
        -> (ScheduleTaskID?, Int64)
    {
        let parent = neighbour.parentID
        for _ in 0..<2 {
            guard let here = try (self.items([neighbour.id]) as [ScheduleTask]).first else { break }
            let row = try self.transaction.first(
                """
                SELECT position FROM schedule_task WHERE schedule_id = ? AND \(Self.isBelow(parent))
                    AND position \(isBefore ? "<" : ">") ? AND id <> ?
                ORDER BY position \(isBefore ? "DESC" : "") LIMIT 1
                """,
                [.id(self.scheduleID)] + Self.below(parent) + [.integer(here.position), .id(task)],
            )
            guard let next = try row?.integer(0) else {
                return (parent, here.position + (isBefore ? -ScheduleTask.gap : ScheduleTask.gap))
            }
            let middle = here.position + (next - here.position) / 2
            if middle != here.position { return (parent, middle) }
            try self.spread(below: parent)
        }
        throw PlatformError.schedule("There is no place left beside the task.", field: "taskOrder")
    }

    /// Gives tasks that stand too close new positions in the same order.
    private func spread(below parent: ScheduleTaskID?) throws {
        try self.transaction.execute(
            """
            UPDATE schedule_task SET version = ?, position = placed.number * \(ScheduleTask.gap)
            FROM (
                SELECT id, ROW_NUMBER() OVER (ORDER BY position, id) AS number FROM schedule_task
                WHERE schedule_id = ? AND \(Self.isBelow(parent))
            ) AS placed
            WHERE schedule_task.schedule_id = ? AND schedule_task.id = placed.id
            """,
            [.integer(self.version), .id(self.scheduleID)] + Self.below(parent) + [.id(self.scheduleID)],
        )
    }

    /// Adds all of a file.
    fileprivate func add(_ content: ScheduleContent) throws {
        let tasks = try self.transaction.first(
            "SELECT 1 FROM schedule_task WHERE schedule_id = ? LIMIT 1",
            [.id(self.scheduleID)],
        )
        guard tasks == nil else {
            throw PlatformError(.conflict, "The schedule has tasks: files are brought into empty schedules.")
        }
        try self.insert(content.calendars)
        try self.insert(ScheduleTask.prepare(content.tasks, former: [], in: self))
        try self.insert(content.links)
        try self.insert(content.resources)
        try self.insert(content.assignments)
        try self.insert(content.codes)
        try self.insert(content.codeValues)
        try self.insert(content.codeValueAssignments)
        try self.checkBaselines(with: content.baselineTasks.count, limit: ScheduleLimits.baselineTasks)
        try self.insert(content.baselines)
        try self.transaction.insert(
            """
            INSERT INTO schedule_baseline_task
                (schedule_id, baseline_id, task_id, name, planned_start, planned_finish, planned_duration) VALUES
            """,
            content.baselineTasks.map { task in
                [
                    .id(self.scheduleID), .id(task.baselineID), .id(task.taskID), .text(task.name),
                    .time(task.plannedStart), .time(task.plannedFinish), .integer(task.plannedDuration),
                ]
            },
        )
        guard var schedule = try self.transaction.schedule(self.scheduleID) else { return }
        schedule.defaultCalendarID = content.defaultCalendarID ?? schedule.defaultCalendarID
        schedule.dataDate = content.dataDate ?? schedule.dataDate
        try self.transaction.update(schedule)
    }
}
