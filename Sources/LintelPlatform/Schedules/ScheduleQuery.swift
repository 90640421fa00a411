package import LintelTokens

/// What items can be chosen by; each kind has some of them.
package enum ScheduleFilter: String, Sendable, Hashable, CaseIterable {
    case id, task, parent, predecessor, successor, resource, calendar, code, codeValue, statusCategory
    case statusItem, appearanceProfile, animatedEntity
}

/// Which items of a schedule are asked for.
package struct ScheduleItemQuery<Item: ScheduleItem>: Sendable, Hashable {
    /// The id of the last one before them.
    package var after: Identifier<Item>?
    package var limit: Int
    /// Items that have one of the values of every filter; at most 1,000 values each.
    package var filters: [ScheduleFilter: [String]]
    /// Only what has to do with tasks that are planned for some of this time.
    package var time: ClosedRange<UnixTime>?

    package init(
        after: Identifier<Item>? = nil,
        limit: Int = ScheduleLimits.usualPage,
        filters: [ScheduleFilter: [String]] = [:],
        time: ClosedRange<UnixTime>? = nil,
    ) {
        self.after = after
        self.limit = min(max(limit, 1), ScheduleLimits.page)
        self.filters = filters
        self.time = time
    }
}

/// A part of a list.
package struct ScheduleItemPage<Item: ScheduleItem>: Sendable, Hashable {
    package var items: [Item]
    /// Whether there are more behind the last one.
    package var hasMore: Bool
    /// The schedule's version at which they were read: of the first page it is what the next changes are asked since.
    package var version: Int64

    package init(items: [Item], hasMore: Bool, version: Int64) {
        self.items = items
        self.hasMore = hasMore
        self.version = version
    }
}

/// Which changes of a schedule's items are asked for.
package struct ScheduleChangeQuery: Sendable, Hashable {
    /// A place in the order of changes.
    package struct Place: Sendable, Hashable {
        package var version: Int64
        /// The id of the item that was changed.
        package var id: String

        package init(version: Int64, id: String) {
            self.version = version
            self.id = id
        }
    }

    package var since: Int64
    /// The last one before them.
    package var after: Place?
    package var limit: Int

    package init(since: Int64, after: Place? = nil, limit: Int = ScheduleLimits.usualPage) {
        self.since = since
        self.after = after
        self.limit = min(max(limit, 1), ScheduleLimits.page)
    }
}

/// A part of the changes of a schedule's items.
package struct ScheduleChanges<Item: ScheduleItem>: Sendable, Hashable {
    package enum Change: Sendable, Hashable {
        case written(Item)
        case deleted(Identifier<Item>, version: Int64)

        /// Where it stands in the order of changes.
        package var place: ScheduleChangeQuery.Place {
            switch self {
            case .written(let item): .init(version: item.version, id: item.id.rawValue)
            case .deleted(let id, let version): .init(version: version, id: id.rawValue)
            }
        }
    }

    package var changes: [Change]
    package var hasMore: Bool
    /// The schedule's version at which they were read: with the last page, what the next changes are asked since.
    package var version: Int64

    package init(changes: [Change], hasMore: Bool, version: Int64) {
        self.changes = changes
        self.hasMore = hasMore
        self.version = version
    }
}

/// Who changes a schedule, and as which operation.
package struct ScheduleWrite: Sendable, Hashable {
    package var scheduleID: ScheduleID
    package var operationID: ScheduleOperationID
    package var kind: ScheduleOperation.Kind
    package var subject: Subject
    package var now: UnixTime
    /// The version that the one item to be changed has to have; nil when any will do.
    package var expectedVersion: Int64?
    /// Where tasks that are written come to stand.
    package var places: [ScheduleTaskID: TaskPlace] = [:]
    /// Whether nothing goes that resources are assigned to.
    package var keepsAssignments = false

    package init(
        scheduleID: ScheduleID,
        operationID: ScheduleOperationID,
        kind: ScheduleOperation.Kind,
        subject: Subject,
        now: UnixTime,
        expectedVersion: Int64? = nil,
    ) {
        self.scheduleID = scheduleID
        self.operationID = operationID
        self.kind = kind
        self.subject = subject
        self.now = now
        self.expectedVersion = expectedVersion
    }
}

/// What a write has left behind.
package struct ScheduleWritten<Item: ScheduleItem>: Sendable, Hashable {
    package var operation: ScheduleOperation
    /// The items as they are now; those that were deleted as they were.
    package var items: [Item]

    package init(operation: ScheduleOperation, items: [Item]) {
        self.operation = operation
        self.items = items
    }
}

/// Where a task stands in the outline.
package enum TaskPlace: Sendable, Hashable {
    case first(of: ScheduleTaskID?)
    case last(of: ScheduleTaskID?)
    case before(ScheduleTaskID)
    case after(ScheduleTaskID)
}

/// All that a calculation of a schedule needs.
package struct ScheduleNetwork: Sendable {
    package var schedule: Schedule
    package var tasks: [ScheduleTask]
    package var links: [TaskLink]
    package var calendars: [WorkCalendar]
    /// What the last calculation has found out; whether tasks have begun is said by themselves alone.
    package var analyses: [TaskAnalysis]

    package init(
        schedule: Schedule,
        tasks: [ScheduleTask],
        links: [TaskLink],
        calendars: [WorkCalendar],
        analyses: [TaskAnalysis] = [],
    ) {
        self.schedule = schedule
        self.tasks = tasks
        self.links = links
        self.calendars = calendars
        self.analyses = analyses
    }
}

/// What a calculation changes.
package struct ScheduleChangeSet: Sendable, Hashable {
    /// The dates of a task that are new.
    package struct Dates: Sendable, Hashable {
        package var taskID: ScheduleTaskID
        package var plannedStart: UnixTime?
        package var plannedFinish: UnixTime?
        package var plannedDuration: Int64
        package var estimatedFinish: UnixTime?

        package init(
            taskID: ScheduleTaskID,
            plannedStart: UnixTime?,
            plannedFinish: UnixTime?,
            plannedDuration: Int64,
            estimatedFinish: UnixTime?,
        ) {
            self.taskID = taskID
            self.plannedStart = plannedStart
            self.plannedFinish = plannedFinish
            self.plannedDuration = plannedDuration
            self.estimatedFinish = estimatedFinish
        }
    }

    package var dates: [Dates]
    package var analyses: [TaskAnalysis]
    package var warnings: [String]

    package init(dates: [Dates] = [], analyses: [TaskAnalysis] = [], warnings: [String] = []) {
        self.dates = dates
        self.analyses = analyses
        self.warnings = warnings
    }
}

/// All that a file brings into a schedule; parents stand before their tasks.
package struct ScheduleContent: Sendable, Hashable {
    package var calendars: [WorkCalendar] = []
    package var defaultCalendarID: WorkCalendarID?
    package var dataDate: UnixTime?
    package var tasks: [ScheduleTask] = []
    package var links: [TaskLink] = []
    package var resources: [ScheduleResource] = []
    package var assignments: [ResourceAssignment] = []
    package var codes: [ScheduleCode] = []
    package var codeValues: [CodeValue] = []
    package var codeValueAssignments: [CodeValueAssignment] = []
    package var baselines: [Baseline] = []
    package var baselineTasks: [BaselineTask] = []
    /// What of the file could not be brought in.
    package var warnings: [String] = []

    package init() {}
}
