import LintelPlatform
import LintelTokens

extension Schedule {
    /// The columns that ``init(reading:)`` takes, in its order.
    static let columns = """
        id, project_id, name, imodel_id, data_date, data_date_type, default_calendar_id, is_synchronised, \
        has_user_fields, has_3d_user_fields, created_at, created_by, version, changes_known_since
        """

    init(reading row: SQLRow) throws(SQLError) {
        var row = row.reader
        self.init(
            id: try row.id(),
            projectID: try row.id(),
            name: try row.text(),
            iModelID: try row.optionalText(),
            dataDate: try row.optionalTime(),
            dataDateType: try row.word(DataDateType.self),
            defaultCalendarID: try row.optionalID(),
            synchronisation: SyncConfiguration(
                isEnabled: try row.bool(),
                synchronisesUserFields: try row.bool(),
                synchronises3DUserFields: try row.bool(),
            ),
            createdAt: try row.time(),
            createdBy: try row.id(),
            version: try row.integer(),
            changesKnownSince: try row.integer(),
        )
    }
}

/// Rows of schedules, in a transaction.
extension SQLTransaction {
    func schedule(_ id: ScheduleID) throws -> Schedule? {
        try self.first("SELECT \(Schedule.columns) FROM schedule WHERE id = ?", [.id(id)]).map(Schedule.init(reading:))
    }

    /// Takes a schedule's row, so that whoever writes meanwhile waits for the end of the transaction.
    ///
    /// - Returns: Whether there is one.
    func takeSchedule(_ id: ScheduleID) throws -> Bool {
        try self.first("UPDATE schedule SET version = version WHERE id = ? RETURNING version", [.id(id)]) != nil
    }

    /// The version that a schedule has, and the one since which its changes are known.
    func scheduleVersions(of id: ScheduleID) throws -> (current: Int64, known: Int64)? {
        let row = try self.first("SELECT version, changes_known_since FROM schedule WHERE id = ?", [.id(id)])
        return try row.map { (current: try $0.integer(0), known: try $0.integer(1)) }
    }

    /// Adds a schedule's own row.
    ///
    /// - Throws: ``PlatformError`` with code `listFull`.
    func insert(_ schedule: Schedule, limit: Int) throws {
        // Of many at once a few may come in above the limit: nothing hangs on the exact number.
        let count = try self.count("SELECT COUNT(*) FROM schedule WHERE project_id = ?", [.id(schedule.projectID)])
        guard count < limit else {
            throw PlatformError(.listFull, "A project has at most \(limit) schedules.")
        }
        try self.execute(
            """
            INSERT INTO schedule (\(Schedule.columns)) VALUES (\(SQLConditions.placeholders(14)))
            """,
            [.id(schedule.id), .id(schedule.projectID)] + schedule.said + [
                .time(schedule.createdAt), .id(schedule.createdBy), .integer(schedule.version),
                .integer(schedule.changesKnownSince),
            ],
        )
    }

    /// Writes what is said of a schedule.
    func update(_ schedule: Schedule) throws {
        try self.execute(
            """
            UPDATE schedule SET name = ?, imodel_id = ?, data_date = ?, data_date_type = ?, default_calendar_id = ?,
                is_synchronised = ?, has_user_fields = ?, has_3d_user_fields = ? WHERE id = ?
            """,
            schedule.said + [.id(schedule.id)],
        )
    }

    func scheduleOperation(_ id: ScheduleOperationID, in schedule: ScheduleID) throws -> ScheduleOperation? {
        let row = try self.first(
            "SELECT \(ScheduleOperation.columns) FROM schedule_operation WHERE schedule_id = ? AND id = ?",
            [.id(schedule), .id(id)],
        )
        return try row.map { try ScheduleOperation(reading: $0) }
    }

    /// Adds an operation, and forgets those that nobody asks about any more.
    func insert(_ operation: ScheduleOperation) throws {
        try self.execute(
            "DELETE FROM schedule_operation WHERE schedule_id = ? AND created_at < ?",
            [.id(operation.scheduleID), .time(operation.createdAt - ScheduleLimits.operationSeconds)],
        )
        try self.execute(
            "INSERT INTO schedule_operation (\(ScheduleOperation.columns)) VALUES (\(SQLConditions.placeholders(10)))",
            [
                .id(operation.scheduleID), .id(operation.id), .text(operation.kind.rawValue),
                .text(operation.state.rawValue), .text(operation.failureDescription),
                .text(operation.warnings.joined(separator: "\n")), .time(operation.createdAt),
                .id(operation.createdBy), .time(operation.endedAt), .integer(operation.version),
            ],
        )
    }
}

extension Schedule {
    /// The values of what is said of it.
    fileprivate var said: [SQLValue] {
        [
            .text(self.name), .text(self.iModelID), .time(self.dataDate), .text(self.dataDateType.rawValue),
            .id(self.defaultCalendarID), .bool(self.synchronisation.isEnabled),
            .bool(self.synchronisation.synchronisesUserFields), .bool(self.synchronisation.synchronises3DUserFields),
        ]
    }
}

extension ScheduleOperation {
    /// The columns that ``init(reading:)`` takes, in its order.
    static let columns =
        "schedule_id, id, kind, state, failure, warnings, created_at, created_by, ended_at, version"

    fileprivate init(reading row: SQLRow) throws(SQLError) {
        var row = row.reader
        let scheduleID: ScheduleID = try row.id()
        self.init(
            id: try row.id(),
            scheduleID: scheduleID,
            kind: try row.word(Kind.self),
            state: try row.word(State.self),
            failureDescription: try row.optionalText(),
            warnings: try row.text().split(separator: "\n").map(String.init),
            createdAt: try row.time(),
            createdBy: try row.id(),
            endedAt: try row.optionalTime(),
            version: try row.integer(),
        )
    }
}
