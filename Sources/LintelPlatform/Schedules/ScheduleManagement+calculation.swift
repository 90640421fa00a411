import LintelTokens

/// Calculations, baselines, imports and operations.
extension ScheduleManagement {
    /// Calculates the dates of all tasks anew, and writes what has changed.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, or `conflict` when others change it time after time.
    package func reschedule(_ id: ScheduleID, by call: ScheduleCall) async throws -> ScheduleOperation {
        let write = self.write(.reschedule, in: id, by: call)
        // Whoever writes meanwhile is not kept waiting: what was calculated is thrown away instead.
        for _ in 0..<3 {
            guard let network = try await self.stores.schedules.network(of: id) else {
                throw PlatformError.scheduleMissing()
            }
            let changes = try ScheduleCalculation(network, at: call.now).changes
            let version = network.schedule.version
            if let operation = try await self.stores.schedules.apply(changes, ofVersion: version, in: write) {
                let detail = "\(network.schedule.name): \(changes.dates.count) tasks moved"
                self.record(.scheduleRescheduled, of: network.schedule, detail: detail, by: call)
                return operation
            }
        }
        throw PlatformError(.conflict, "Others have changed the schedule meanwhile. Repeat the request.")
    }

    /// Adds a baseline of the tasks as they are planned now.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `scheduleInvalid`, `conflict` or `listFull`.
    package func addBaseline(
        named name: String,
        id: BaselineID? = nil,
        to schedule: ScheduleID,
        by call: ScheduleCall,
    ) async throws -> ScheduleWritten<Baseline> {
        let baseline = try Baseline(id: id ?? self.newID(), scheduleID: schedule, name: name, createdAt: call.now)
            .checked()
        let write = self.write(.baseline, in: schedule, by: call)
        guard
            let written = try await self.stores.schedules.addBaseline(
                baseline,
                limit: ScheduleLimits.baselineTasks,
                in: write,
            )
        else { throw PlatformError.scheduleMissing() }
        return written
    }

    /// A baseline's tasks in the order of their ids.
    package func baselineTasks(
        of baseline: BaselineID,
        in schedule: ScheduleID,
        after: ScheduleTaskID? = nil,
        limit: Int = ScheduleLimits.usualPage,
    ) async throws -> [BaselineTask] {
        _ = try await self.item(baseline, in: schedule)
        let limit = min(max(limit, 1), ScheduleLimits.page)
        return try await self.stores.schedules.baselineTasks(of: baseline, in: schedule, after: after, limit: limit)
    }

    /// An operation of the last time.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    package func operation(_ id: ScheduleOperationID, in schedule: ScheduleID) async throws -> ScheduleOperation {
        guard let operation = try await self.stores.schedules.operation(id, in: schedule) else {
            throw PlatformError.scheduleMissing("operation")
        }
        return operation
    }

    /// Notes that something that was asked for could not be done: for clients that ask for the outcome later.
    package func noteFailure(
        of kind: ScheduleOperation.Kind,
        in schedule: ScheduleID,
        because reason: String,
        by call: ScheduleCall,
    ) async throws -> ScheduleOperation {
        let operation = ScheduleOperation(
            id: call.operationID ?? self.newID(),
            scheduleID: schedule,
            kind: kind,
            state: .failed,
            failureDescription: String(reason.prefix(1_000)),
            createdAt: call.now,
            createdBy: call.actor.subject,
            endedAt: call.now,
        )
        try await self.stores.schedules.note(operation)
        return operation
    }

    /// How many items of each kind there are.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    package func counts(in schedule: ScheduleID) async throws -> [ScheduleItemKind: Int] {
        guard let counts = try await self.stores.schedules.counts(in: schedule) else {
            throw PlatformError.scheduleMissing()
        }
        return counts
    }
}
