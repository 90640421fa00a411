package import LintelTokens

/// Every store of schedules and of what belongs to them.
package struct ScheduleStores: Sendable {
    package var schedules: any ScheduleStore
    package var tasks: any ScheduleItemStore<ScheduleTask>
    package var links: any ScheduleItemStore<TaskLink>
    package var calendars: any ScheduleItemStore<WorkCalendar>
    package var resources: any ScheduleItemStore<ScheduleResource>
    package var assignments: any ScheduleItemStore<ResourceAssignment>
    package var taskStatuses: any ScheduleItemStore<TaskStatus>
    package var analyses: any ScheduleItemStore<TaskAnalysis>
    package var statusCategories: any ScheduleItemStore<ResourceStatusCategory>
    package var statusItems: any ScheduleItemStore<ResourceStatusItem>
    package var statusHistory: any ScheduleItemStore<ResourceStatusEntry>
    package var baselines: any ScheduleItemStore<Baseline>
    package var codes: any ScheduleItemStore<ScheduleCode>
    package var codeValues: any ScheduleItemStore<CodeValue>
    package var codeValueAssignments: any ScheduleItemStore<CodeValueAssignment>
    package var appearanceProfiles: any ScheduleItemStore<AppearanceProfile>
    package var animationBindings: any ScheduleItemStore<AnimationBinding>
    package var syncOperations: any ScheduleItemStore<SyncOperation>

    package init(
        schedules: any ScheduleStore,
        tasks: any ScheduleItemStore<ScheduleTask>,
        links: any ScheduleItemStore<TaskLink>,
        calendars: any ScheduleItemStore<WorkCalendar>,
        resources: any ScheduleItemStore<ScheduleResource>,
        assignments: any ScheduleItemStore<ResourceAssignment>,
        taskStatuses: any ScheduleItemStore<TaskStatus>,
        analyses: any ScheduleItemStore<TaskAnalysis>,
        statusCategories: any ScheduleItemStore<ResourceStatusCategory>,
        statusItems: any ScheduleItemStore<ResourceStatusItem>,
        statusHistory: any ScheduleItemStore<ResourceStatusEntry>,
        baselines: any ScheduleItemStore<Baseline>,
        codes: any ScheduleItemStore<ScheduleCode>,
        codeValues: any ScheduleItemStore<CodeValue>,
        codeValueAssignments: any ScheduleItemStore<CodeValueAssignment>,
        appearanceProfiles: any ScheduleItemStore<AppearanceProfile>,
        animationBindings: any ScheduleItemStore<AnimationBinding>,
        syncOperations: any ScheduleItemStore<SyncOperation>,
    ) {
        self.schedules = schedules
        self.tasks = tasks
        self.links = links
        self.calendars = calendars
        self.resources = resources
        self.assignments = assignments
        self.taskStatuses = taskStatuses
        self.analyses = analyses
        self.statusCategories = statusCategories
        self.statusItems = statusItems
        self.statusHistory = statusHistory
        self.baselines = baselines
        self.codes = codes
        self.codeValues = codeValues
        self.codeValueAssignments = codeValueAssignments
        self.appearanceProfiles = appearanceProfiles
        self.animationBindings = animationBindings
        self.syncOperations = syncOperations
    }
}

/// Schedules as wholes.
package protocol ScheduleStore: Sendable {
    /// Adds an empty schedule, or one with these items.
    ///
    /// - Parameter limit: How many schedules the project can have.
    /// - Throws: ``PlatformError`` with code `listFull`; `conflict` when the id is taken.
    func create(_ schedule: Schedule, limit: Int) async throws

    func schedule(_ id: ScheduleID) async throws -> Schedule?

    /// The oldest of a project's schedules.
    func firstSchedule(in project: ProjectID) async throws -> ScheduleID?

    /// A project's schedules in the order of their ids.
    ///
    /// - Parameter after: The id of the last one before them.
    func schedules(in project: ProjectID, after: ScheduleID?, limit: Int) async throws -> [Schedule]

    /// Changes what is said of a schedule; nil when there is none.
    ///
    /// - Parameter change: May run more than once.
    /// - Throws: What `change` throws.
    func update(
        _ write: ScheduleWrite,
        change: @escaping @Sendable (Schedule) throws -> Schedule,
    ) async throws -> (schedule: Schedule, operation: ScheduleOperation)?

    /// Removes a schedule with all that belongs to it.
    ///
    /// - Returns: Whether there was one.
    func delete(_ id: ScheduleID) async throws -> Bool

    /// Copies a schedule with all that belongs to it, but for its operations: what belongs to it keeps its ids.
    ///
    /// - Returns: Whether there was one.
    /// - Throws: ``PlatformError`` with code `listFull`.
    func clone(_ id: ScheduleID, as copy: Schedule, limit: Int) async throws -> Bool

    /// How many items of each kind there are; nil when there is no such schedule.
    func counts(in schedule: ScheduleID) async throws -> [ScheduleItemKind: Int]?

    /// All that a calculation needs; nil when there is no such schedule.
    func network(of schedule: ScheduleID) async throws -> ScheduleNetwork?

    /// Rows of the outline; nil when there is no such schedule.
    ///
    /// - Parameters:
    ///   - offset: How many are left out before them; for one behind the last row, that row is given.
    ///   - limit: How many rows are given at most.
    ///   - links: How many of the links between them are given at most.
    func part(of schedule: ScheduleID, from offset: Int, limit: Int, links: Int) async throws -> SchedulePart?

    /// Writes what a calculation has found out, as far as it is new, as long as the schedule is as it was read.
    ///
    /// - Returns: Nil when the schedule has changed meanwhile; nothing happens then.
    func apply(_ changes: ScheduleChangeSet, ofVersion version: Int64, in write: ScheduleWrite) async throws
        -> ScheduleOperation?

    /// Tasks of a parent, or those without one, in their order.
    ///
    /// - Parameter after: The last one before them.
    func children(
        of parent: ScheduleTaskID?,
        in schedule: ScheduleID,
        after: ScheduleTask?,
        limit: Int,
    ) async throws -> [ScheduleTask]

    /// Adds a baseline of all tasks as they are; nil when there is no such schedule.
    ///
    /// - Parameter limit: How many tasks the baselines of the schedule have in sum.
    /// - Throws: ``PlatformError`` with code `conflict` or `listFull`.
    func addBaseline(_ baseline: Baseline, limit: Int, in write: ScheduleWrite) async throws
        -> ScheduleWritten<Baseline>?

    /// A baseline's tasks in the order of their ids.
    func baselineTasks(of baseline: BaselineID, in schedule: ScheduleID, after: ScheduleTaskID?, limit: Int)
        async throws -> [BaselineTask]

    func operation(_ id: ScheduleOperationID, in schedule: ScheduleID) async throws -> ScheduleOperation?

    /// Notes an operation that has changed nothing, unless there is one of its id.
    func note(_ operation: ScheduleOperation) async throws

    /// Adds all that a file holds in one transaction; nil when there is no such schedule.
    ///
    /// - Throws: ``PlatformError`` with code `listFull`.
    func add(_ content: ScheduleContent, in write: ScheduleWrite) async throws -> ScheduleOperation?
}

/// One kind of what belongs to schedules.
package protocol ScheduleItemStore<Item>: Sendable {
    associatedtype Item: ScheduleItem

    func item(_ id: Identifier<Item>, in schedule: ScheduleID) async throws -> Item?

    /// A part of a schedule's items in the order of their ids; nil when there is no such schedule.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid` for a filter that such items do not have.
    func page(of schedule: ScheduleID, _ query: ScheduleItemQuery<Item>) async throws -> ScheduleItemPage<Item>?

    /// What has changed since a version, in the order in which it did; nil when there is no such schedule.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid` when the schedule has forgotten deletions since.
    func changes(in schedule: ScheduleID, _ query: ScheduleChangeQuery) async throws -> ScheduleChanges<Item>?

    /// Adds items, all or none; nil when there is no such schedule.
    ///
    /// A write whose operation there is already changes nothing and answers with that operation and no items.
    /// - Throws: ``PlatformError`` with code `conflict` for an id that is taken, `scheduleInvalid` for one that names
    ///   nothing, `scheduleCycle` or `listFull`.
    func add(_ items: [Item], in write: ScheduleWrite) async throws -> ScheduleWritten<Item>?

    /// Changes items, all or none; nil when there is no such schedule.
    ///
    /// - Parameter change: Is given every item; may run more than once.
    /// - Throws: ``PlatformError`` as ``add(_:in:)`` does, `notFound` for an id that is unknown, and what `change` throws.
    func change(
        _ ids: [Identifier<Item>],
        in write: ScheduleWrite,
        change: @escaping @Sendable (Item) throws -> Item,
    ) async throws -> ScheduleWritten<Item>?

    /// Deletes items with what hangs on them, all or none; nil when there is no such schedule.
    ///
    /// A task goes with its links, assignments, bindings and codes; one that has tasks below it, and anything else that
    /// others name, only together with them.
    /// - Throws: ``PlatformError`` with code `notFound`, or `conflict` when others name it.
    func delete(_ ids: [Identifier<Item>], in write: ScheduleWrite) async throws -> ScheduleWritten<Item>?
}
