package import LintelTokens

/// What belongs to schedules: tasks, links, calendars, resources, assignments, statuses, codes, profiles, bindings.
extension ScheduleManagement {
    /// An item of a schedule.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    package func item<Item: ScheduleItem>(_ id: Identifier<Item>, in schedule: ScheduleID) async throws -> Item {
        guard let item = try await Item.store(in: self.stores).item(id, in: schedule) else {
            throw PlatformError.scheduleMissing("item of the schedule")
        }
        return item
    }

    /// A part of a schedule's items.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` or `queryInvalid`.
    package func page<Item: ScheduleItem>(of schedule: ScheduleID, _ query: ScheduleItemQuery<Item>) async throws
        -> ScheduleItemPage<Item>
    {
        guard let page = try await Item.store(in: self.stores).page(of: schedule, query) else {
            throw PlatformError.scheduleMissing()
        }
        return page
    }

    /// What has changed since a version.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, or `queryInvalid` when it is not known any more.
    package func changes<Item: ScheduleItem>(
        of type: Item.Type,
        in schedule: ScheduleID,
        _ query: ScheduleChangeQuery,
    ) async throws -> ScheduleChanges<Item> {
        guard let changes = try await Item.store(in: self.stores).changes(in: schedule, query) else {
            throw PlatformError.scheduleMissing()
        }
        return changes
    }

    /// Adds items, all or none.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `scheduleInvalid`, `scheduleCycle`, `conflict` or `listFull`.
    package func add<Item: ScheduleItem>(_ items: [Item], to schedule: ScheduleID, by call: ScheduleCall) async throws
        -> ScheduleWritten<Item>
    {
        try Self.checkBatch(items.map(\.id))
        let checked = try items.map { item in
            guard item.scheduleID == schedule else { throw PlatformError.schedule("The item is another schedule's.") }
            return try item.checked()
        }
        let write = self.write(Item.kind == .statusEntry ? .statusHistory : .change, in: schedule, by: call)
        guard let written = try await Item.store(in: self.stores).add(checked, in: write) else {
            throw PlatformError.scheduleMissing()
        }
        return written
    }

    /// Changes items, all or none.
    ///
    /// - Throws: ``PlatformError`` as ``add(_:to:by:)`` does; what `change` throws.
    package func change<Item: ScheduleItem>(
        _ ids: [Identifier<Item>],
        in schedule: ScheduleID,
        by call: ScheduleCall,
        change: @escaping @Sendable (inout Item) throws -> Void,
    ) async throws -> ScheduleWritten<Item> {
        try Self.checkBatch(ids)
        let write = self.write(.change, in: schedule, by: call)
        let written = try await Item.store(in: self.stores).change(ids, in: write) { item in
            var changed = item
            try change(&changed)
            return try changed.checked()
        }
        guard let written else { throw PlatformError.scheduleMissing() }
        return written
    }

    /// Deletes items with what hangs on them, all or none.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, or `conflict` when others need them.
    package func delete<Item: ScheduleItem>(_ ids: [Identifier<Item>], in schedule: ScheduleID, by call: ScheduleCall)
        async throws -> ScheduleWritten<Item>
    {
        try Self.checkBatch(ids)
        let known = try await self.schedule(schedule)
        let write = self.write(.deletion, in: schedule, by: call)
        guard let written = try await Item.store(in: self.stores).delete(ids, in: write) else {
            throw PlatformError.scheduleMissing()
        }
        let detail = "\(ids.count) \(Item.kind.plural) of \(known.name)"
        self.record(.scheduleItemsDeleted, of: known, detail: detail, by: call)
        return written
    }

    private static func checkBatch<Item: ScheduleItem>(_ ids: [Identifier<Item>]) throws(PlatformError) {
        guard !ids.isEmpty, ids.count <= ScheduleLimits.batch else {
            throw .schedule("A call writes 1 to \(ScheduleLimits.batch) \(Item.kind.plural).")
        }
        guard Set(ids).count == ids.count else { throw .schedule("An id stands there twice.", field: "id") }
    }
}
