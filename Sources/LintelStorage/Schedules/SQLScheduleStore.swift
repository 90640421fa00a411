import LintelPlatform
import LintelTokens

/// Schedules in the database.
struct SQLScheduleStore: ScheduleStore {
    let engine: any SQLEngine

    func create(_ schedule: Schedule, limit: Int) async throws {
        try await self.engine.write { transaction in
            try transaction.insert(schedule, limit: limit)
            guard let id = schedule.defaultCalendarID else { return }
            var calendar = WorkCalendar(id: id, scheduleID: schedule.id, name: "Standard")
            calendar.version = schedule.version
            try transaction.insert(WorkCalendar.insertion, [calendar.row])
            try transaction.execute(
                "INSERT INTO schedule_count (schedule_id, kind, count) VALUES (?, ?, 1)",
                [.id(schedule.id), .text(ScheduleItemKind.calendar.rawValue)],
            )
        }
    }

    func schedule(_ id: ScheduleID) async throws -> Schedule? {
        try await self.engine.read { try $0.schedule(id) }
    }

    func firstSchedule(in project: ProjectID) async throws -> ScheduleID? {
        try await self.engine.read { transaction in
            let row = try transaction.first(
                "SELECT id FROM schedule WHERE project_id = ? ORDER BY created_at, id LIMIT 1",
                [.id(project)],
            )
            return try row.map { ScheduleID(try $0.text(0)) }
        }
    }

    func schedules(in project: ProjectID, after: ScheduleID?, limit: Int) async throws -> [Schedule] {
        try await self.engine.read { transaction in
            try transaction.query(
                "SELECT \(Schedule.columns) FROM schedule WHERE project_id = ? AND id > ? ORDER BY id LIMIT ?",
                [.id(project), .text(after?.rawValue ?? ""), .count(limit)],
            ).map(Schedule.init(reading:))
        }
    }

    func update(
        _ write: ScheduleWrite,
        change: @escaping @Sendable (Schedule) throws -> Schedule,
    ) async throws -> (schedule: Schedule, operation: ScheduleOperation)? {
        try await self.engine.writingSchedule(write) { writing in
            guard let schedule = try writing.transaction.schedule(write.scheduleID) else {
                throw PlatformError.scheduleMissing()
            }
            // The version is that of this write already.
            if let expected = write.expectedVersion, schedule.version != expected + 1 {
                throw PlatformError(.conflict, "It has been changed meanwhile. Read it again.", field: "version")
            }
            let changed = try change(schedule)
            if let id = changed.defaultCalendarID, try (writing.items([id]) as [WorkCalendar]).isEmpty {
                throw PlatformError.schedule("There is no such calendar.", field: "defaultCalendarId")
            }
            try writing.transaction.update(changed)
            return (schedule: changed, operation: try writing.finish())
        } repeated: { operation, transaction in
            guard let schedule = try transaction.schedule(write.scheduleID) else {
                throw PlatformError.scheduleMissing()
            }
            return (schedule: schedule, operation: operation)
        }
    }

    func delete(_ id: ScheduleID) async throws -> Bool {
        try await self.engine.write { transaction in
            guard try transaction.takeSchedule(id) else { return false }
            // What names others goes first.
            for table in ScheduleTable.all.reversed() {
                try transaction.execute("DELETE FROM \(table.name) WHERE schedule_id = ?", [.id(id)])
            }
            return try transaction.execute("DELETE FROM schedule WHERE id = ?", [.id(id)]) > 0
        }
    }

    func clone(_ id: ScheduleID, as copy: Schedule, limit: Int) async throws -> Bool {
        try await self.engine.write { transaction in
            guard try transaction.takeSchedule(id), let original = try transaction.schedule(id) else { return false }
            var copy = copy
            copy.version = original.version
            copy.changesKnownSince = original.version
            try transaction.insert(copy, limit: limit)
            for table in ScheduleTable.all where table.isCopied {
                let columns = table.columns.joined(separator: ", ")
                try transaction.execute(
                    """
                    INSERT INTO \(table.name) (schedule_id, \(columns))
                    SELECT CAST(? AS TEXT), \(columns) FROM \(table.name) WHERE schedule_id = ? \(table.copyCondition)
                    """,
                    [.id(copy.id), .id(id)],
                )
            }
            return true
        }
    }

    func counts(in schedule: ScheduleID) async throws -> [ScheduleItemKind: Int]? {
        try await self.engine.read { transaction in
            guard try transaction.scheduleVersions(of: schedule) != nil else { return nil }
            let rows = try transaction.query(
                "SELECT kind, count FROM schedule_count WHERE schedule_id = ?",
                [.id(schedule)],
            )
            var counts = Dictionary(uniqueKeysWithValues: ScheduleItemKind.allCases.map { ($0, 0) })
            for row in rows {
                guard let kind = ScheduleItemKind(rawValue: try row.text(0)) else { continue }
                counts[kind] = Int(try row.integer(1))
            }
            return counts
        }
    }

    func children(
        of parent: ScheduleTaskID?,
        in schedule: ScheduleID,
        after: ScheduleTask?,
        limit: Int,
    ) async throws -> [ScheduleTask] {
        try await self.engine.read { transaction in
            try transaction.query(
                """
                SELECT \(ScheduleTask.selection) FROM schedule_task
                WHERE schedule_id = ? AND \(ScheduleWriting.isBelow(parent)) AND (position, id) > (?, ?)
                ORDER BY position, id LIMIT ?
                """,
                [.id(schedule)] + ScheduleWriting.below(parent) + [
                    .integer(after?.position ?? .min), .text(after?.id.rawValue ?? ""), .count(limit),
                ],
            ).map { try ScheduleTask(reading: $0, in: schedule) }
        }
    }

    func operation(_ id: ScheduleOperationID, in schedule: ScheduleID) async throws -> ScheduleOperation? {
        try await self.engine.read { try $0.scheduleOperation(id, in: schedule) }
    }

    func note(_ operation: ScheduleOperation) async throws {
        try await self.engine.write { transaction in
            guard try transaction.scheduleVersions(of: operation.scheduleID) != nil,
                try transaction.scheduleOperation(operation.id, in: operation.scheduleID) == nil
            else { return }
            try transaction.insert(operation)
        }
    }
}
