import LintelPlatform
import LintelTokens

/// One kind of what belongs to schedules in the database.
struct SQLScheduleItemStore<Item: ScheduleRow>: ScheduleItemStore {
    let engine: any SQLEngine

    func item(_ id: Identifier<Item>, in schedule: ScheduleID) async throws -> Item? {
        try await self.engine.read { transaction in
            let row = try transaction.first(
                "SELECT \(Item.selection) FROM \(Item.table) WHERE schedule_id = ? AND id = ?",
                [.id(schedule), .id(id)],
            )
            return try row.map { try Item(reading: $0, in: schedule) }
        }
    }

    func page(of schedule: ScheduleID, _ query: ScheduleItemQuery<Item>) async throws -> ScheduleItemPage<Item>? {
        let conditions = try Self.conditions(of: query, in: schedule)
        return try await self.engine.read { transaction in
            guard let version = try transaction.scheduleVersions(of: schedule)?.current else { return nil }
            let rows = try transaction.query(
                "SELECT \(Item.selection) FROM \(Item.table) WHERE \(conditions.text) ORDER BY id LIMIT ?",
                conditions.arguments + [.count(query.limit + 1)],
            )
            let items = try rows.prefix(query.limit).map { try Item(reading: $0, in: schedule) }
            return ScheduleItemPage(items: items, hasMore: rows.count > query.limit, version: version)
        }
    }

    private static func conditions(of query: ScheduleItemQuery<Item>, in schedule: ScheduleID) throws -> SQLConditions {
        var conditions = SQLConditions()
        conditions.add("schedule_id = ?", .id(schedule))
        if let after = query.after { conditions.add("id > ?", .id(after)) }
        for (filter, values) in query.filters.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            guard let column = Item.filters[filter] else {
                throw PlatformError(.queryInvalid, "\(Item.kind.plural) are not chosen by \(filter.rawValue).")
            }
            guard values.count <= ScheduleLimits.batch else {
                throw PlatformError(.queryInvalid, "At most \(ScheduleLimits.batch) values are looked for at once.")
            }
            conditions.add(column, oneOf: values.map { .text($0) })
        }
        if let time = query.time {
            guard let column = Item.timedBy else {
                throw PlatformError(.queryInvalid, "\(Item.kind.plural) are not chosen by a time.")
            }
            conditions.add(
                """
                \(column) IN (SELECT task.id FROM schedule_task task WHERE task.schedule_id = ?
                AND task.planned_finish >= ? AND task.planned_start <= ?)
                """,
                .id(schedule),
                .time(time.lowerBound),
                .time(time.upperBound),
            )
        }
        return conditions
    }

    func changes(in schedule: ScheduleID, _ query: ScheduleChangeQuery) async throws -> ScheduleChanges<Item>? {
        try await self.engine.read { transaction in
            guard let versions = try transaction.scheduleVersions(of: schedule) else { return nil }
            guard versions.known <= query.since, query.since <= versions.current else {
                throw PlatformError(
                    .queryInvalid,
                    "The changes since then are not known any more.",
                    field: "deltaToken"
                )
            }
            let place = query.after ?? ScheduleChangeQuery.Place(version: query.since, id: "\u{10FFFF}")
            let arguments: [SQLValue] = [.id(schedule), .integer(place.version), .text(place.id)]
            let written = try transaction.query(
                """
                SELECT \(Item.selection) FROM \(Item.table) WHERE schedule_id = ? AND (version, id) > (?, ?)
                ORDER BY version, id LIMIT ?
                """,
                arguments + [.count(query.limit + 1)],
            )
            let deleted = try transaction.query(
                """
                SELECT item_id, version FROM schedule_deletion
                WHERE schedule_id = ? AND (version, item_id) > (?, ?) AND kind = ? ORDER BY version, item_id LIMIT ?
                """,
                arguments + [.text(Item.kind.rawValue), .count(query.limit + 1)],
            )
            var changes = try written.map { ScheduleChanges.Change.written(try Item(reading: $0, in: schedule)) }
            changes += try deleted.map { .deleted(Identifier(try $0.text(0)), version: try $0.integer(1)) }
            changes.sort { ($0.place.version, $0.place.id) < ($1.place.version, $1.place.id) }
            return ScheduleChanges(
                changes: Array(changes.prefix(query.limit)),
                hasMore: changes.count > query.limit,
                version: versions.current,
            )
        }
    }

    func add(_ items: [Item], in write: ScheduleWrite) async throws -> ScheduleWritten<Item>? {
        try await self.engine.writingSchedule(write) { writing in
            let prepared = try Item.prepare(items, former: [], in: writing)
            try writing.insert(prepared)
            try Item.check(prepared, former: [], in: writing)
            let settled = try Item.settle(prepared, in: writing)
            return ScheduleWritten(operation: try writing.finish(), items: writing.stamped(settled))
        } repeated: { operation, _ in
            ScheduleWritten(operation: operation, items: [])
        }
    }

    func change(
        _ ids: [Identifier<Item>],
        in write: ScheduleWrite,
        change: @escaping @Sendable (Item) throws -> Item,
    ) async throws -> ScheduleWritten<Item>? {
        try await self.engine.writingSchedule(write) { writing in
            let former = try writing.known(ids)
            let wanted = try former.map(change)
            let prepared = try Item.prepare(wanted, former: former, in: writing)
            let before = Dictionary(uniqueKeysWithValues: former.map { ($0.id, $0) })
            let changed = prepared.filter { before[$0.id] != $0 }
            for item in changed { try writing.update(item) }
            try Item.check(changed, former: former, in: writing)
            let settled = try Item.settle(prepared, in: writing).filter { before[$0.id] != $0 }
            let stamped = Dictionary(uniqueKeysWithValues: writing.stamped(settled).map { ($0.id, $0) })
            return ScheduleWritten(
                operation: try writing.finish(),
                items: former.map { stamped[$0.id] ?? $0 },
            )
        } repeated: { operation, _ in
            ScheduleWritten(operation: operation, items: [])
        }
    }

    func delete(_ ids: [Identifier<Item>], in write: ScheduleWrite) async throws -> ScheduleWritten<Item>? {
        try await self.engine.writingSchedule(write) { writing in
            let items = try writing.known(ids)
            try writing.delete(items)
            return ScheduleWritten(operation: try writing.finish(), items: items)
        } repeated: { operation, _ in
            ScheduleWritten(operation: operation, items: [])
        }
    }
}

extension ScheduleWriting {
    /// The items of these ids, in the ids' order.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, or `conflict` when one has not the version that was expected.
    func known<Item: ScheduleRow>(_ ids: [Identifier<Item>]) throws -> [Item] {
        let found = Dictionary(uniqueKeysWithValues: (try self.items(ids) as [Item]).map { ($0.id, $0) })
        return try ids.map { id in
            guard let item = found[id] else {
                var error = PlatformError.scheduleMissing("item of the schedule")
                error.places = [PlatformError.Place(name: id.rawValue, reason: "is unknown")]
                throw error
            }
            if let expected = self.write.expectedVersion, item.version != expected {
                throw PlatformError(.conflict, "It has been changed meanwhile. Read it again.", field: "version")
            }
            return item
        }
    }

    /// Items as they are written.
    func stamped<Item: ScheduleRow>(_ items: [Item]) -> [Item] {
        items.map { item in
            var item = item
            item.version = self.version
            return item
        }
    }
}

extension SQLEngine {
    /// Runs a write on a schedule; nil when there is no such schedule.
    ///
    /// - Throws: ``PlatformError`` with code `conflict` for an id that is taken or still needed, `scheduleInvalid` for
    ///   one that names nothing; what the body throws.
    func writingSchedule<Value: Sendable>(
        _ write: ScheduleWrite,
        _ body: @escaping @Sendable (ScheduleWriting) throws -> Value,
        repeated: @escaping @Sendable (ScheduleOperation, any SQLTransaction) throws -> Value,
    ) async throws -> Value? {
        do {
            return try await self.write { transaction in
                switch try ScheduleWriting.begin(write, in: transaction) {
                case .missing: nil
                case .repeated(let operation): try repeated(operation, transaction)
                case .begun(let writing): try body(writing)
                }
            }
        } catch let error as SQLError where error.code == .uniqueViolation {
            throw PlatformError(.conflict, "There is something of this id already.", field: "id")
        } catch let error as SQLError where error.code == .foreignKeyViolation {
            guard write.kind != .deletion else {
                throw PlatformError(.conflict, "Other items of the schedule name it.", field: "id")
            }
            throw PlatformError.schedule("It names something that the schedule does not have.")
        }
    }
}
