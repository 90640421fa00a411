import LintelPlatform
import LintelTokens

/// What belongs to schedules: circles, deletions, changes, calculations.
extension StoreConformance {
    static let scheduleItems: [ConformanceCase<Stores>] = [
        ConformanceCase("schedule items: a link or parent that closes a circle is refused, with the way around") {
            stores in
            let all = try await Self.prepareSchedule(stores, tasks: 6, links: 3)
            let circle = try await Self.scheduleRefusal {
                // Two links that are harmless alone, the second with the first.
                let links = [Sample.link(10, 4, 5), Sample.link(11, 5, 1)]
                _ = try await all.links.add(links, in: Sample.scheduleWrite("circle"))
            }
            try requireEqual(circle.code, .scheduleCycle)
            try requireEqual(Set(circle.places.map(\.name)), Set((1...5).map { Sample.taskID($0).rawValue }))
            try requireEqual(circle.places.first { $0.name == Sample.taskID(2).rawValue }?.reason, "Task 2")
            _ = try await all.links.add([Sample.link(12, 1, 4)], in: Sample.scheduleWrite("fine"))
            // What waits for task 1 cannot come to stand above it.
            func move(_ task: Int, below parent: Int) async throws {
                let write = Sample.scheduleWrite("move \(task) below \(parent)")
                _ = try await all.tasks.change([Sample.taskID(task)], in: write) { row in
                    var row = row
                    row.parentID = Sample.taskID(parent)
                    return row
                }
            }
            try requireEqual(try await Self.scheduleRefusal { try await move(1, below: 3) }.code, .scheduleCycle)
            try await move(5, below: 6)
            try requireEqual(try await Self.scheduleRefusal { try await move(6, below: 5) }.code, .scheduleCycle)
            try requireEqual(try await Self.scheduleRefusal { try await move(6, below: 99) }.code, .scheduleInvalid)
            // A link to the parent is one to all below it.
            _ = try await all.links.add([Sample.link(13, 5, 1)], in: Sample.scheduleWrite("below"))
            let around = try await Self.scheduleRefusal {
                _ = try await all.links.add([Sample.link(14, 2, 6)], in: Sample.scheduleWrite("around"))
            }
            try requireEqual(around.code, .scheduleCycle)
            let tooDeep = (0...ScheduleLimits.depth).map { Sample.task(100 + $0, below: $0 == 0 ? nil : 99 + $0) }
            let deep = try await Self.scheduleRefusal {
                _ = try await all.tasks.add(tooDeep, in: Sample.scheduleWrite("deep"))
            }
            try requireEqual(deep.code, .scheduleInvalid)
        },
        ConformanceCase("schedule items: a task goes with what hangs on it, and not before those below it") { stores in
            let all = try await Self.prepareSchedule(stores, tasks: 4, links: 3)
            _ = try await all.tasks.add([Sample.task(5, below: 2)], in: Sample.scheduleWrite("below"))
            let resource = ScheduleResource(
                id: ScheduleResourceID("r"),
                scheduleID: Sample.scheduleID,
                name: "Crane",
                type: .equipment
            )
            _ = try await all.resources.add([resource], in: Sample.scheduleWrite("r"))
            let assignment = ResourceAssignment(
                id: ResourceAssignmentID("a"),
                scheduleID: Sample.scheduleID,
                taskID: Sample.taskID(2),
                resourceID: resource.id,
            )
            _ = try await all.assignments.add([assignment], in: Sample.scheduleWrite("a"))
            let needed = try await Self.scheduleRefusal {
                _ = try await all.tasks.delete([Sample.taskID(2)], in: Sample.scheduleWrite("d", .deletion))
            }
            try requireEqual(needed.code, .conflict)
            let since = try requireValue(try await all.schedules.schedule(Sample.scheduleID)).version
            _ = try await all.tasks.delete(
                [Sample.taskID(2), Sample.taskID(5)],
                in: Sample.scheduleWrite("d", .deletion),
            )
            let counts = try await all.schedules.counts(in: Sample.scheduleID)
            try requireEqual(counts?[.task], 3)
            try requireEqual(counts?[.link], 1)
            try requireEqual(counts?[.assignment], 0)
            try requireEqual(try await all.links.changes(in: Sample.scheduleID, .init(since: since))?.changes.count, 2)
            // A calendar that is named stays.
            _ = try await all.tasks.change([Sample.taskID(1)], in: Sample.scheduleWrite("name")) { task in
                var task = task
                task.calendarID = Sample.calendarID
                return task
            }
            let named = try await Self.scheduleRefusal {
                _ = try await all.calendars.delete([Sample.calendarID], in: Sample.scheduleWrite("c", .deletion))
            }
            try requireEqual(named.code, .conflict)
        },
        ConformanceCase("schedule items: changes since a version are told in order, deletions too") { stores in
            let all = try await Self.prepareSchedule(stores, tasks: 3)
            let since = try requireValue(try await all.tasks.page(of: Sample.scheduleID, .init())).version
            try requireEqual(try await all.tasks.changes(in: Sample.scheduleID, .init(since: since))?.changes, [])
            _ = try await all.tasks.add([Sample.task(4)], in: Sample.scheduleWrite("a"))
            _ = try await all.tasks.delete([Sample.taskID(3)], in: Sample.scheduleWrite("b", .deletion))
            _ = try await all.tasks.change([Sample.taskID(1)], in: Sample.scheduleWrite("c")) { task in
                var task = task
                task.name = "New"
                return task
            }
            let first = try requireValue(
                try await all.tasks.changes(in: Sample.scheduleID, .init(since: since, limit: 2))
            )
            try requireEqual(first.changes.map(\.place.id), [Sample.taskID(4), Sample.taskID(3)].map(\.rawValue))
            try requireEqual(first.hasMore, true)
            if case .deleted = first.changes[1] {} else { throw ConformanceFailure("task 3 is not told as deleted") }
            let query = ScheduleChangeQuery(since: since, after: first.changes.last?.place, limit: 2)
            let rest = try requireValue(try await all.tasks.changes(in: Sample.scheduleID, query))
            try requireEqual(rest.changes.map(\.place.id), [Sample.taskID(1).rawValue])
            try requireEqual(rest.hasMore, false)
            try requireEqual(rest.version, since + 3)
            // What is there again is no deletion.
            _ = try await all.tasks.add([Sample.task(3)], in: Sample.scheduleWrite("d"))
            let now = try requireValue(try await all.tasks.changes(in: Sample.scheduleID, .init(since: since)))
            try requireEqual(now.changes.map(\.place.id), [4, 1, 3].map { Sample.taskID($0).rawValue })
            for since in [-1, rest.version + 9] {
                let unknown = try await Self.scheduleRefusal {
                    _ = try await all.tasks.changes(in: Sample.scheduleID, .init(since: since))
                }
                try requireEqual(unknown.code, .queryInvalid)
            }
            try requireEqual(try await all.tasks.changes(in: ScheduleID("other"), .init(since: 0)), nil)
        },
        ConformanceCase("schedule items: rows of the outline come part by part, with what belongs to them") { stores in
            let all = try await Self.prepareSchedule(stores, tasks: 3, links: 2)
            let below = [Sample.task(4, below: 2), Sample.task(5, below: 4)]
            _ = try await all.tasks.add(below, in: Sample.scheduleWrite("below"))
            let version = try requireValue(try await all.schedules.schedule(Sample.scheduleID)).version
            let changes = ScheduleChangeSet(analyses: [Sample.analysis(4)])
            _ = try await all.schedules.apply(changes, ofVersion: version, in: Sample.scheduleWrite("r"))
            func part(from offset: Int, limit: Int, links: Int = 9) async throws -> SchedulePart {
                let id = Sample.scheduleID
                return try requireValue(
                    try await all.schedules.part(of: id, from: offset, limit: limit, links: links)
                )
            }
            let whole = try await part(from: 0, limit: 9)
            try requireEqual(whole.rows.map(\.task.id), [1, 2, 4, 5, 3].map(Sample.taskID))
            try requireEqual(whole.rows.map(\.depth), [0, 0, 1, 2, 0])
            try requireEqual(whole.rows.map(\.isSummary), [false, true, true, false, false])
            try requireEqual(whole.rows.map { $0.analysis?.taskID }, [nil, nil, Sample.taskID(4), nil, nil])
            try requireEqual(whole.links.count, 2)
            try requireEqual(try await part(from: 0, limit: 9, links: 1).links, Array(whole.links.prefix(1)))
            let middle = try await part(from: 1, limit: 2)
            try requireEqual(middle.rows, Array(whole.rows[1...2]))
            try requireEqual([middle.offset, middle.count, middle.links.count], [1, 5, 0])
            // Behind the last row stands nothing: that row is given.
            let last = try await part(from: 50, limit: 2)
            try requireEqual(last.rows, [whole.rows[4]])
            try requireEqual(last.offset, 4)
            let nowhere = try await all.schedules.part(of: ScheduleID("other"), from: 0, limit: 9, links: 9)
            try requireEqual(nowhere, nil)
        },
        ConformanceCase("schedule items: a calculation is written as long as nothing has changed meanwhile") { stores in
            let all = try await Self.prepareSchedule(stores, tasks: 3, links: 1)
            let network = try requireValue(try await all.schedules.network(of: Sample.scheduleID))
            try requireEqual(network.tasks.map(\.id), (1...3).map(Sample.taskID))
            try requireEqual(network.links.count, 1)
            try requireEqual(network.calendars.map(\.id), [Sample.calendarID])
            let dates = ScheduleChangeSet.Dates(
                taskID: Sample.taskID(2),
                plannedStart: Sample.now,
                plannedFinish: Sample.now + 5,
                plannedDuration: 5,
                estimatedFinish: Sample.now + 6,
            )
            var changes = ScheduleChangeSet(dates: [dates], analyses: [Sample.analysis(1)], warnings: ["late"])
            let version = network.schedule.version
            let late = try await all.schedules.apply(changes, ofVersion: version - 1, in: Sample.scheduleWrite("r"))
            try requireEqual(late, nil)
            try requireEqual(try await all.schedules.schedule(Sample.scheduleID)?.version, version)
            let write = Sample.scheduleWrite("r", .reschedule)
            let operation = try await all.schedules.apply(changes, ofVersion: version, in: write)
            try requireEqual(operation?.warnings, ["late"])
            try requireEqual(try await all.schedules.apply(changes, ofVersion: 0, in: write), operation)
            let task = try requireValue(try await all.tasks.item(Sample.taskID(2), in: Sample.scheduleID))
            try requireEqual(task.plannedStart, Sample.now)
            try requireEqual(task.estimatedFinish, Sample.now + 6)
            try requireEqual(task.plannedDuration, 5)
            try requireEqual(task.name, "Task 2")
            try requireEqual(task.version, version + 1)
            try requireEqual(try await all.tasks.item(Sample.taskID(1), in: Sample.scheduleID)?.version, 2)
            changes = ScheduleChangeSet(analyses: [Sample.analysis(1, float: -1), Sample.analysis(2)])
            _ = try await all.schedules.apply(changes, ofVersion: version + 1, in: Sample.scheduleWrite("s"))
            let analyses = try await all.analyses.page(
                of: Sample.scheduleID,
                .init(filters: [.task: [Sample.taskID(1).rawValue]])
            )
            try requireEqual(analyses?.items.map(\.isCritical), [true])
            try requireEqual(try await all.schedules.counts(in: Sample.scheduleID)?[.taskAnalysis], 2)
        },
        ConformanceCase("schedule items: a task is put before, behind and below others") { stores in
            let all = try await Self.prepareSchedule(stores, tasks: 4)
            func order(below parent: ScheduleTaskID? = nil) async throws -> [ScheduleTaskID] {
                try await all.schedules.children(of: parent, in: Sample.scheduleID, after: nil, limit: 99).map(\.id)
            }
            func place(_ task: Int, _ place: TaskPlace) async throws {
                var write = Sample.scheduleWrite("\(task) \(place)")
                write.places = [Sample.taskID(task): place]
                _ = try await all.tasks.change([Sample.taskID(task)], in: write) { $0 }
            }
            try await place(4, .first(of: nil))
            try await place(1, .after(Sample.taskID(2)))
            try requireEqual(try await order(), [4, 2, 1, 3].map(Sample.taskID))
            try await place(3, .before(Sample.taskID(2)))
            try await place(1, .last(of: Sample.taskID(4)))
            try await place(2, .first(of: Sample.taskID(4)))
            try requireEqual(try await order(), [4, 3].map(Sample.taskID))
            try requireEqual(try await order(below: Sample.taskID(4)), [2, 1].map(Sample.taskID))
            // Again and again into the same gap: there is always room.
            for number in 10..<60 {
                _ = try await all.tasks.add([Sample.task(number)], in: Sample.scheduleWrite("add \(number)"))
                try await place(number, .after(Sample.taskID(4)))
            }
            let expected = [4] + (10..<60).reversed() + [3]
            try requireEqual(try await order(), expected.map(Sample.taskID))
            let circle = try await Self.scheduleRefusal { try await place(4, .last(of: Sample.taskID(2))) }
            try requireEqual(circle.code, .scheduleCycle)
            let unknown = try await Self.scheduleRefusal { try await place(4, .after(Sample.taskID(99))) }
            try requireEqual(unknown.code, .scheduleInvalid)
        },
        ConformanceCase("schedule items: items of every kind come back whole") { stores in
            let all = try await Self.prepareSchedule(stores, tasks: 1)
            let content = Sample.scheduleContent
            try requireEqual(
                try await all.schedules.add(content, in: Sample.scheduleWrite("x", in: ScheduleID("x"))),
                nil
            )
            let filled = try await Self.scheduleRefusal {
                _ = try await all.schedules.add(content, in: Sample.scheduleWrite("f"))
            }
            try requireEqual(filled.code, .conflict)
            _ = try await all.tasks.delete([Sample.taskID(1)], in: Sample.scheduleWrite("d", .deletion))
            let operation = try await all.schedules.add(content, in: Sample.scheduleWrite("import"))
            try requireEqual(operation?.warnings, content.warnings)
            try requireEqual(
                try await all.schedules.schedule(Sample.scheduleID)?.defaultCalendarID,
                content.defaultCalendarID
            )
            try await Self.requireSame(all.calendars, content.calendars)
            try await Self.requireSame(all.links, content.links)
            try await Self.requireSame(all.resources, content.resources)
            try await Self.requireSame(all.assignments, content.assignments)
            try await Self.requireSame(all.codes, content.codes)
            try await Self.requireSame(all.codeValues, content.codeValues)
            try await Self.requireSame(all.codeValueAssignments, content.codeValueAssignments)
            let baseline = content.baselines[0].id
            try requireEqual(
                try await all.schedules.baselineTasks(of: baseline, in: Sample.scheduleID, after: nil, limit: 9),
                content.baselineTasks,
            )
            try await Self.addAndRequireSame(all.statusCategories, Sample.statusCategories)
            try await Self.addAndRequireSame(all.statusItems, Sample.statusItems)
            try await Self.addAndRequireSame(all.statusHistory, Sample.statusEntries)
            try await Self.addAndRequireSame(all.appearanceProfiles, Sample.appearanceProfiles)
            try await Self.addAndRequireSame(all.animationBindings, Sample.animationBindings)
            try await Self.addAndRequireSame(all.syncOperations, Sample.syncOperations)
            try await Self.addAndRequireSame(all.taskStatuses, Sample.taskStatuses)
            let foreign = try await Self.scheduleRefusal {
                var entry = Sample.statusEntries[0]
                entry.id = StatusEntryID("foreign")
                entry.categoryID = Sample.statusCategories[1].id
                _ = try await all.statusHistory.add([entry], in: Sample.scheduleWrite("foreign"))
            }
            try requireEqual(foreign.code, .scheduleInvalid)
        },
    ]

    private static func addAndRequireSame<Item: ScheduleItem>(_ store: any ScheduleItemStore<Item>, _ items: [Item])
        async throws
    {
        _ = try await store.add(items, in: Sample.scheduleWrite("add \(Item.kind)"))
        try await Self.requireSame(store, items)
    }

    /// The items are kept, all with the version of their last change.
    private static func requireSame<Item: ScheduleItem>(_ store: any ScheduleItemStore<Item>, _ items: [Item])
        async throws
    {
        for item in items {
            var kept = try requireValue(try await store.item(item.id, in: Sample.scheduleID))
            try require(kept.version > 0, "a \(Item.kind) has no version")
            kept.version = item.version
            try requireEqual(kept, item)
        }
    }
}
