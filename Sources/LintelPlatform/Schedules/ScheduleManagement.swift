package import LintelTokens

/// Who changes a schedule, for whom the audit log keeps it, and when.
package struct ScheduleCall: Sendable, Hashable {
    package var actor: Actor
    /// The organisation of the project, whose administrators may read of it.
    package var organisationID: OrganisationID?
    package var now: UnixTime
    /// The id of the operation, if the client has chosen one: a call that is repeated with it changes nothing.
    package var operationID: ScheduleOperationID?
    /// The version that the one item to be changed has to have.
    package var expectedVersion: Int64?
    /// Where tasks that are written come to stand.
    package var places: [ScheduleTaskID: TaskPlace] = [:]
    /// Whether nothing goes that resources are assigned to, as the caller may not change that.
    package var keepsAssignments = false

    package init(
        actor: Actor,
        organisationID: OrganisationID?,
        now: UnixTime,
        operationID: ScheduleOperationID? = nil,
        expectedVersion: Int64? = nil,
    ) {
        self.actor = actor
        self.organisationID = organisationID
        self.now = now
        self.operationID = operationID
        self.expectedVersion = expectedVersion
    }
}

/// The rules for schedules beyond who is let in: what is valid, what becomes of it, and who hears of it.
///
/// Who may do it is said by the permissions in the project, which whoever calls has looked at.
package struct ScheduleManagement: Sendable {
    package let stores: ScheduleStores
    let random: RandomSource
    let audit: any AuditSink

    package init(stores: ScheduleStores, random: RandomSource, audit: any AuditSink) {
        self.stores = stores
        self.random = random
        self.audit = audit
    }

    /// A new id, for something that a client has given none.
    package func newID<Kind>() -> Identifier<Kind> { Identifier(self.random.uuid()) }

    /// A schedule.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    package func schedule(_ id: ScheduleID) async throws -> Schedule {
        guard let schedule = try await self.stores.schedules.schedule(id) else { throw PlatformError.scheduleMissing() }
        return schedule
    }

    /// Makes an empty schedule with a calendar of five days a week.
    ///
    /// - Throws: ``PlatformError`` with code `scheduleInvalid` or `listFull`.
    package func create(name: String, iModelID: String? = nil, in project: ProjectID, by call: ScheduleCall)
        async throws -> Schedule
    {
        var schedule = try Schedule(
            id: self.newID(),
            projectID: project,
            name: name,
            iModelID: iModelID,
            createdAt: call.now,
            createdBy: call.actor.subject,
        ).checked()
        schedule.defaultCalendarID = self.newID()
        try await self.stores.schedules.create(schedule, limit: ScheduleLimits.schedules)
        self.record(.scheduleCreated, of: schedule, by: call)
        return schedule
    }

    /// Copies a schedule with all that belongs to it.
    ///
    /// - Parameter name: The copy's; nil for one made of the original's.
    /// - Throws: ``PlatformError`` with code `notFound`, `scheduleInvalid` or `listFull`.
    package func clone(_ id: ScheduleID, name: String? = nil, by call: ScheduleCall) async throws -> Schedule {
        let original = try await self.schedule(id)
        var copy = original
        copy.id = self.newID()
        copy.name = name ?? "Copy of \(original.name.prefix(500))"
        copy.createdAt = call.now
        copy.createdBy = call.actor.subject
        copy = try copy.checked()
        guard try await self.stores.schedules.clone(id, as: copy, limit: ScheduleLimits.schedules) else {
            throw PlatformError.scheduleMissing()
        }
        self.record(.scheduleCloned, of: copy, detail: "\(copy.name) from \(original.name)", by: call)
        return try await self.schedule(copy.id)
    }

    /// Deletes a schedule with all that belongs to it.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    package func delete(_ id: ScheduleID, by call: ScheduleCall) async throws {
        let schedule = try await self.schedule(id)
        guard try await self.stores.schedules.delete(id) else { throw PlatformError.scheduleMissing() }
        self.record(.scheduleDeleted, of: schedule, by: call)
    }

    /// Changes what is said of a schedule: name, data date, default calendar, synchronisation.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` or `scheduleInvalid`; what `change` throws.
    package func update(
        _ id: ScheduleID,
        by call: ScheduleCall,
        change: @escaping @Sendable (inout Schedule) throws -> Void,
    ) async throws -> (schedule: Schedule, operation: ScheduleOperation) {
        let written = try await self.stores.schedules.update(self.write(.change, in: id, by: call)) { schedule in
            var changed = schedule
            try change(&changed)
            return try changed.checked()
        }
        guard let written else { throw PlatformError.scheduleMissing() }
        self.record(.scheduleChanged, of: written.schedule, by: call)
        return written
    }

    func write(_ kind: ScheduleOperation.Kind, in schedule: ScheduleID, by call: ScheduleCall) -> ScheduleWrite {
        var write = ScheduleWrite(
            scheduleID: schedule,
            operationID: call.operationID ?? self.newID(),
            kind: kind,
            subject: call.actor.subject,
            now: call.now,
            expectedVersion: call.expectedVersion,
        )
        write.places = call.places
        write.keepsAssignments = call.keepsAssignments
        return write
    }

    func record(_ kind: AuditEvent.Kind, of schedule: Schedule, detail: String? = nil, by call: ScheduleCall) {
        self.audit.record(
            call.actor.event(
                kind,
                target: schedule.id.rawValue,
                organisationID: call.organisationID,
                detail: detail ?? schedule.name,
                at: call.now,
            )
        )
    }
}
