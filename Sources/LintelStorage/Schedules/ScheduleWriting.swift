import LintelPlatform
import LintelTokens

/// A transaction that changes a schedule: it has the schedule to itself, and a new version of it to write.
struct ScheduleWriting {
    let transaction: any SQLTransaction
    let write: ScheduleWrite
    /// The schedule's version behind this write.
    let version: Int64

    var scheduleID: ScheduleID { self.write.scheduleID }

    /// What a write begins with.
    enum Beginning {
        case missing
        /// The operation has been done before.
        case repeated(ScheduleOperation)
        case begun(ScheduleWriting)
    }

    /// Takes the schedule's row, so that of two writes the second sees what the first has left.
    static func begin(_ write: ScheduleWrite, in transaction: any SQLTransaction) throws -> Beginning {
        let row = try transaction.first(
            "UPDATE schedule SET version = version + 1 WHERE id = ? RETURNING version",
            [.id(write.scheduleID)],
        )
        guard let version = try row?.integer(0) else { return .missing }
        if let done = try transaction.scheduleOperation(write.operationID, in: write.scheduleID) {
            try transaction.execute(
                "UPDATE schedule SET version = version - 1 WHERE id = ?",
                [.id(write.scheduleID)],
            )
            return .repeated(done)
        }
        return .begun(ScheduleWriting(transaction: transaction, write: write, version: version))
    }

    /// Notes that the operation is done, and forgets old ones.
    func finish(warnings: [String] = []) throws -> ScheduleOperation {
        let operation = ScheduleOperation(
            id: self.write.operationID,
            scheduleID: self.scheduleID,
            kind: self.write.kind,
            warnings: Array(warnings.prefix(ScheduleOperation.maximumWarnings)),
            createdAt: self.write.now,
            createdBy: self.write.subject,
            endedAt: self.write.now,
            version: self.version,
        )
        try self.transaction.insert(operation)
        return operation
    }

    /// Counts items that have come or gone.
    ///
    /// - Throws: ``PlatformError`` with code `listFull`.
    func count(_ kind: ScheduleItemKind, _ difference: Int) throws {
        guard difference != 0 else { return }
        let count = try self.addToCount(kind.rawValue, difference)
        guard difference < 0 || count <= Int64(kind.limit) else {
            throw PlatformError(.listFull, "A schedule has at most \(kind.limit) \(kind.plural).")
        }
    }

    private func addToCount(_ name: String, _ difference: Int) throws -> Int64 {
        let row = try self.transaction.first(
            """
            INSERT INTO schedule_count (schedule_id, kind, count) VALUES (?, ?, ?)
            ON CONFLICT (schedule_id, kind) DO UPDATE SET count = schedule_count.count + excluded.count RETURNING count
            """,
            [.id(self.scheduleID), .text(name), .count(difference)],
        )
        return try row?.integer(0) ?? 0
    }

    /// Adds items as they are, with the new version.
    func insert<Item: ScheduleRow>(_ items: [Item]) throws {
        guard !items.isEmpty else { return }
        try self.count(Item.kind, items.count)
        var rows: [[SQLValue]] = []
        rows.reserveCapacity(items.count)
        for var item in items {
            item.version = self.version
            rows.append(item.row)
        }
        try self.transaction.insert(Item.insertion, rows)
        try self.forgetDeletions(of: Item.kind, items.map(\.id.rawValue))
    }

    /// The items of these ids, as far as there are any.
    func items<Item: ScheduleRow>(_ ids: [Identifier<Item>]) throws -> [Item] {
        try self.items(with: "id", ids.map(\.rawValue))
    }

    /// The items that have one of the values.
    func items<Item: ScheduleRow>(with column: String, _ values: [String]) throws -> [Item] {
        var items: [Item] = []
        for part in Self.parts(values) {
            var conditions = SQLConditions()
            conditions.add("schedule_id = ?", .id(self.scheduleID))
            conditions.add(column, oneOf: part.map { .text($0) })
            let rows = try self.transaction.query(
                "SELECT \(Item.selection) FROM \(Item.table) WHERE \(conditions.text) ORDER BY id",
                conditions.arguments,
            )
            items += try rows.map { try Item(reading: $0, in: self.scheduleID) }
        }
        return items
    }

    /// Writes an item that is there already.
    func update<Item: ScheduleRow>(_ item: Item) throws {
        let columns = Item.columns.map { "\($0) = ?" }.joined(separator: ", ")
        try self.transaction.execute(
            "UPDATE \(Item.table) SET version = ?, \(columns) WHERE schedule_id = ? AND id = ?",
            [.integer(self.version)] + item.values + [.id(self.scheduleID), .id(item.id)],
        )
    }

    /// Few texts of a statement, and few values in each.
    static func parts<Value>(_ values: [Value]) -> [ArraySlice<Value>] {
        stride(from: 0, to: values.count, by: 256).map { values[$0..<min($0 + 256, values.count)] }
    }
}

/// Deletions, which those who ask for changes hear of.
extension ScheduleWriting {
    /// Deletes items with the rows that go with them.
    func delete<Item: ScheduleRow>(_ items: [Item]) throws {
        guard !items.isEmpty else { return }
        let ids = items.map(\.id.rawValue)
        for dependents in Item.dependents {
            for column in dependents.columns { try self.delete(dependents.type, with: column, ids) }
        }
        try self.detach(Item.self, ids)
        for part in Self.parts(ids) {
            var conditions = SQLConditions()
            conditions.add("schedule_id = ?", .id(self.scheduleID))
            conditions.add("id", oneOf: part.map { .text($0) })
            try self.transaction.execute("DELETE FROM \(Item.table) WHERE \(conditions.text)", conditions.arguments)
        }
        try self.count(Item.kind, -items.count)
        try self.remember(deletionsOf: Item.kind, ids)
    }

    private func delete<Item: ScheduleRow>(_ type: Item.Type, with column: String, _ values: [String]) throws {
        let items = try self.items(with: column, values) as [Item]
        guard Item.kind != .assignment || items.isEmpty || !self.write.keepsAssignments else {
            throw PlatformError(
                .roleMissing,
                "Resources are assigned there: this needs a role with the permission "
                    + "\(ProjectPermission.writeAssignments.rawValue) in the project.",
            )
        }
        try self.delete(items)
    }

    /// Takes a tree that goes apart; what stays must not stand below it.
    private func detach<Item: ScheduleRow>(_ type: Item.Type, _ ids: [String]) throws {
        guard let column = Item.parentColumn else { return }
        let going = Set(ids)
        let below = try self.items(with: column, ids) as [Item]
        guard below.allSatisfy({ going.contains($0.id.rawValue) }) else {
            throw PlatformError(
                .conflict,
                "There are others below it: delete \(Item.kind.plural) together with those below them.",
            )
        }
        for part in Self.parts(below.map(\.id)) {
            var conditions = SQLConditions()
            conditions.add("schedule_id = ?", .id(self.scheduleID))
            conditions.add("id", oneOf: part.map { .id($0) })
            try self.transaction.execute(
                "UPDATE \(Item.table) SET \(column) = NULL WHERE \(conditions.text)",
                conditions.arguments,
            )
        }
    }

    private static let deletions = "deletion"

    private func remember(deletionsOf kind: ScheduleItemKind, _ ids: [String]) throws {
        try self.transaction.insert(
            "INSERT INTO schedule_deletion (schedule_id, kind, item_id, version) VALUES",
            ids.map { [.id(self.scheduleID), .text(kind.rawValue), .text($0), .integer(self.version)] },
        )
        let count = try self.addToCount(Self.deletions, ids.count)
        guard count > Int64(ScheduleLimits.deletions) else { return }
        try self.forgetOldDeletions(count)
    }

    /// Forgets about the older half: who asks for changes since then has to read all again.
    private func forgetOldDeletions(_ count: Int64) throws {
        let middle = try self.transaction.first(
            "SELECT version FROM schedule_deletion WHERE schedule_id = ? ORDER BY version LIMIT 1 OFFSET ?",
            [.id(self.scheduleID), .integer(count / 2)],
        )
        guard let version = try middle?.integer(0) else { return }
        let forgotten = try self.transaction.execute(
            "DELETE FROM schedule_deletion WHERE schedule_id = ? AND version <= ?",
            [.id(self.scheduleID), .integer(version)],
        )
        _ = try self.addToCount(Self.deletions, -forgotten)
        try self.transaction.execute(
            "UPDATE schedule SET changes_known_since = ? WHERE id = ?",
            [.integer(version), .id(self.scheduleID)],
        )
    }

    /// What is there again is not deleted any more.
    func forgetDeletions(of kind: ScheduleItemKind, _ ids: [String]) throws {
        guard try self.addToCount(Self.deletions, 0) > 0 else { return }
        for part in Self.parts(ids) {
            var conditions = SQLConditions()
            conditions.add("schedule_id = ?", .id(self.scheduleID))
            conditions.add("kind = ?", .text(kind.rawValue))
            conditions.add("item_id", oneOf: part.map { .text($0) })
            let forgotten = try self.transaction.execute(
                "DELETE FROM schedule_deletion WHERE \(conditions.text)",
                conditions.arguments,
            )
            if forgotten > 0 { _ = try self.addToCount(Self.deletions, -forgotten) }
        }
    }
}
