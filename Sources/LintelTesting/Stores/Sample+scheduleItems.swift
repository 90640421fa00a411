import LintelPlatform
import LintelTokens

/// Made-up items of schedule 1, with every field in use.
extension Sample {
    /// A file with something of all that files can bring.
    static var scheduleContent: ScheduleContent {
        var content = ScheduleContent()
        let night = WorkCalendar(
            id: WorkCalendarID("night"),
            scheduleID: Self.scheduleID,
            name: "Night",
            week: [[.init(0, 100), .init(200, 86_400)]] + Array(repeating: [], count: 6),
            exceptions: [
                .init(name: "Fair", from: 20_000, to: 20_003), .init(from: 20_010, to: 20_010, periods: [.init(5, 6)]),
            ],
        )
        content.calendars = [night]
        content.defaultCalendarID = night.id
        content.tasks = [Self.task(2, below: 1), Self.task(1), Self.task(3)]
        var link = Self.link(1, 2, 3, lag: -60)
        link.type = .startToFinish
        link.calendarID = night.id
        content.links = [link]
        var crane = ScheduleResource(
            id: ScheduleResourceID("crane"),
            scheduleID: Self.scheduleID,
            name: "Crane",
            type: .equipment,
        )
        crane.email = "crane@example.org"
        crane.description = "tall"
        crane.calendarID = night.id
        crane.url = "https://example.org"
        crane.userDefinedID = "C1"
        var hook = ScheduleResource(
            id: ScheduleResourceID("hook"),
            scheduleID: Self.scheduleID,
            name: "Hook",
            type: .material,
        )
        hook.parentID = crane.id
        content.resources = [hook, crane]
        content.assignments = [
            ResourceAssignment(
                id: ResourceAssignmentID("a"),
                scheduleID: Self.scheduleID,
                taskID: Self.taskID(2),
                resourceID: hook.id,
                units: 50,
                work: 7,
            )
        ]
        let code = ScheduleCode(id: ScheduleCodeID("floor"), scheduleID: Self.scheduleID, name: "Floor")
        var value = CodeValue(id: CodeValueID("first"), scheduleID: Self.scheduleID, codeID: code.id, name: "1")
        value.description = "First floor"
        value.colour = "#00ff00"
        content.codes = [code]
        content.codeValues = [value]
        content.codeValueAssignments = [
            CodeValueAssignment(
                id: CodeValueAssignmentID("a"),
                scheduleID: Self.scheduleID,
                taskID: Self.taskID(3),
                codeValueID: value.id,
            )
        ]
        content.baselines = [
            Baseline(id: BaselineID("base"), scheduleID: Self.scheduleID, name: "Base", createdAt: Self.now)
        ]
        content.baselineTasks = [
            BaselineTask(
                baselineID: BaselineID("base"),
                taskID: Self.taskID(3),
                name: "Task 3",
                plannedStart: Self.now,
                plannedFinish: nil,
                plannedDuration: 9,
            )
        ]
        content.warnings = ["one", "two"]
        return content
    }

    static let statusCategories = ["delivery", "quality"].map { name in
        ResourceStatusCategory(id: StatusCategoryID(name), scheduleID: Self.scheduleID, name: name)
    }

    static let statusItems: [ResourceStatusItem] = {
        var item = ResourceStatusItem(
            id: StatusItemID("ordered"),
            scheduleID: Self.scheduleID,
            categoryID: Self.statusCategories[0].id,
            name: "Ordered",
        )
        item.colour = "#0000ff"
        item.isVisible = false
        item.transparency = 40
        item.usesOriginalTransparency = false
        return [item]
    }()

    static let statusEntries = [
        ResourceStatusEntry(
            id: StatusEntryID("entry"),
            scheduleID: Self.scheduleID,
            resourceID: ScheduleResourceID("crane"),
            categoryID: Self.statusCategories[0].id,
            itemID: Self.statusItems[0].id,
            date: Self.now - 100,
            recordedAt: Self.now,
            isCritical: true,
            note: "by ship",
        )
    ]

    static let appearanceProfiles = [
        AppearanceProfile(
            id: AppearanceProfileID("install"),
            scheduleID: Self.scheduleID,
            name: "Install",
            action: .install,
            start: AppearanceProfile.Look(transparency: 100, usesOriginalTransparency: false),
            active: AppearanceProfile.Look(colour: "#ff0000", usesOriginalColour: false),
        )
    ]

    static let animationBindings = [
        AnimationBinding(
            id: AnimationBindingID("binding"),
            scheduleID: Self.scheduleID,
            taskID: Self.taskID(3),
            resourceID: ScheduleResourceID("hook"),
            appearanceProfileID: AppearanceProfileID("install"),
            animatedEntityID: "0x20000000001",
        )
    ]

    static let syncOperations = [
        SyncOperation(
            id: SyncOperationID("sync"),
            scheduleID: Self.scheduleID,
            state: .failed,
            startedAt: Self.now,
            endedAt: Self.now + 5,
            message: "no connection",
        )
    ]

    static let taskStatuses = [
        TaskStatus(
            id: TaskStatusID("begun"),
            scheduleID: Self.scheduleID,
            name: "Begun",
            type: .started,
            colour: "#ffff00",
            isDefault: true,
        )
    ]
}

extension Stores {
    /// Adds schedule 1 to project 1, with items of every kind, a calculation and a deletion.
    func addScheduleContents() async throws {
        let all = try await self.addSchedule(tasks: 0)
        try await Self.add([Sample.task(99)], to: all.tasks)
        _ = try await all.tasks.delete([Sample.taskID(99)], in: Sample.scheduleWrite("deletion", .deletion))
        _ = try await all.schedules.add(Sample.scheduleContent, in: Sample.scheduleWrite("content"))
        try await Self.add(Sample.statusCategories, to: all.statusCategories)
        try await Self.add(Sample.statusItems, to: all.statusItems)
        try await Self.add(Sample.statusEntries, to: all.statusHistory)
        try await Self.add(Sample.appearanceProfiles, to: all.appearanceProfiles)
        try await Self.add(Sample.animationBindings, to: all.animationBindings)
        try await Self.add(Sample.syncOperations, to: all.syncOperations)
        try await Self.add(Sample.taskStatuses, to: all.taskStatuses)
        let version = try await all.schedules.schedule(Sample.scheduleID)?.version ?? 0
        let changes = ScheduleChangeSet(analyses: [Sample.analysis(1)])
        _ = try await all.schedules.apply(changes, ofVersion: version, in: Sample.scheduleWrite("r", .reschedule))
    }

    private static func add<Item: ScheduleItem>(_ items: [Item], to store: any ScheduleItemStore<Item>) async throws {
        _ = try await store.add(items, in: Sample.scheduleWrite("add \(Item.kind)"))
    }
}
