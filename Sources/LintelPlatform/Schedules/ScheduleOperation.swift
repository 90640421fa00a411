package import LintelTokens

/// An operation on a schedule: a lower-case UUID, which clients of the older surface choose themselves.
package typealias ScheduleOperationID = Identifier<ScheduleOperation>

/// A change of a schedule that clients can ask about: an operation of the newer surface, a change request of the older.
package struct ScheduleOperation: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
        case change, deletion, reschedule, baseline, clone
        case importMicrosoftProject = "import_microsoft_project"
        case statusHistory = "status_history"
    }

    package enum State: String, Sendable, Hashable {
        case running = "Running"
        case succeeded = "Succeeded"
        case failed = "Failed"
    }

    package var id: ScheduleOperationID
    package var scheduleID: ScheduleID
    package var kind: Kind
    package var state: State
    /// Why it has failed, for those who asked for it.
    package var failureDescription: String?
    /// What whoever asked for it should know, one line each.
    package var warnings: [String]
    package var createdAt: UnixTime
    package var createdBy: Subject
    package var endedAt: UnixTime?
    /// The schedule's version behind it.
    package var version: Int64

    /// Warnings that are kept.
    package static let maximumWarnings = 200

    package init(
        id: ScheduleOperationID,
        scheduleID: ScheduleID,
        kind: Kind,
        state: State = .succeeded,
        failureDescription: String? = nil,
        warnings: [String] = [],
        createdAt: UnixTime,
        createdBy: Subject,
        endedAt: UnixTime? = nil,
        version: Int64 = 0,
    ) {
        self.id = id
        self.scheduleID = scheduleID
        self.kind = kind
        self.state = state
        self.failureDescription = failureDescription
        self.warnings = warnings
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.endedAt = endedAt
        self.version = version
    }
}

/// A run of the connection with the iModel: a lower-case UUID.
package typealias SyncOperationID = Identifier<SyncOperation>

/// A run of the connection of a schedule with its iModel, as whoever ran it reports it.
package struct SyncOperation: ScheduleItem {
    package var id: SyncOperationID
    package var scheduleID: ScheduleID
    package var state: ScheduleOperation.State
    package var startedAt: UnixTime
    package var endedAt: UnixTime?
    package var message: String?
    package var version: Int64 = 0

    package static let kind = ScheduleItemKind.syncOperation

    package init(
        id: SyncOperationID,
        scheduleID: ScheduleID,
        state: ScheduleOperation.State,
        startedAt: UnixTime,
        endedAt: UnixTime? = nil,
        message: String? = nil,
    ) {
        self.id = id
        self.scheduleID = scheduleID
        self.state = state
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.message = message
    }

    package static func store(in stores: ScheduleStores) -> any ScheduleItemStore<SyncOperation> {
        stores.syncOperations
    }

    package func checked() throws(PlatformError) -> SyncOperation {
        var operation = self
        operation.message = try ScheduleText.lines(self.message, field: "message")
        return operation
    }
}
