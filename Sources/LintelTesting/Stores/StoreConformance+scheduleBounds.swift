import LintelPlatform
import LintelTokens

/// What of schedules stays, what is refused, and what is written whole.
extension StoreConformance {
    static let scheduleBounds: [ConformanceCase<Stores>] = [
        ConformanceCase("schedule bounds: what has a history stays, and what resources are assigned to may have to") {
            stores in
            let all = try await Self.prepareSchedule(stores)
            let content = Sample.scheduleContent
            _ = try await all.schedules.add(content, in: Sample.scheduleWrite("import"))
            _ = try await all.statusCategories.add(Sample.statusCategories, in: Sample.scheduleWrite("categories"))
            _ = try await all.statusItems.add(Sample.statusItems, in: Sample.scheduleWrite("items"))
            _ = try await all.statusHistory.add(Sample.statusEntries, in: Sample.scheduleWrite("entries"))
            let noted = try await Self.scheduleRefusal {
                let write = Sample.scheduleWrite("resources", .deletion)
                _ = try await all.resources.delete(content.resources.map(\.id), in: write)
            }
            try requireEqual(noted.code, .conflict)
            try requireEqual(try await all.schedules.counts(in: Sample.scheduleID)?[.statusEntry], 1)
            func delete(_ task: Int) async throws {
                var write = Sample.scheduleWrite("task \(task)", .deletion)
                write.keepsAssignments = true
                _ = try await all.tasks.delete([Sample.taskID(task)], in: write)
            }
            try requireEqual(try await Self.scheduleRefusal { try await delete(2) }.code, .roleMissing)
            try await delete(3)
            try requireEqual(try await all.schedules.counts(in: Sample.scheduleID)?[.assignment], 1)
        },
        ConformanceCase("schedule bounds: a task that comes again is calculated and deleted again") { stores in
            let all = try await Self.prepareSchedule(stores, tasks: 1)
            for round in 1...3 {
                let version = try requireValue(try await all.schedules.schedule(Sample.scheduleID)).version
                let changes = ScheduleChangeSet(analyses: [Sample.analysis(1)])
                let write = Sample.scheduleWrite("apply \(round)")
                _ = try requireValue(try await all.schedules.apply(changes, ofVersion: version, in: write))
                _ = try await all.tasks.delete([Sample.taskID(1)], in: Sample.scheduleWrite("d \(round)", .deletion))
                _ = try await all.tasks.add([Sample.task(1)], in: Sample.scheduleWrite("add \(round)"))
            }
            try requireEqual(try await all.schedules.counts(in: Sample.scheduleID)?[.taskAnalysis], 0)
        },
        ConformanceCase("schedule bounds: an analysis tells whether its task has begun") { stores in
            let all = try await Self.prepareSchedule(stores, tasks: 2)
            let changes = ScheduleChangeSet(analyses: [Sample.analysis(1), Sample.analysis(2)])
            _ = try await all.schedules.apply(changes, ofVersion: 2, in: Sample.scheduleWrite("apply"))
            _ = try await all.tasks.change([Sample.taskID(2)], in: Sample.scheduleWrite("begin")) { task in
                var task = task
                task.actualStart = Sample.now
                return task
            }
            let analyses = try await all.analyses.page(of: Sample.scheduleID, .init())
            try requireEqual(analyses?.items.map(\.hasBegun), [false, true])
        },
        ConformanceCase("schedule bounds: nothing comes to stand too deep with what is below it") { stores in
            let all = try await Self.prepareSchedule(stores)
            let half = ScheduleLimits.depth / 2
            var chains: [ScheduleTask] = [Sample.task(200, below: half)]
            for first in [0, 100] {
                for number in (first + 1)...(first + half) {
                    chains.append(Sample.task(number, below: number == first + 1 ? nil : number - 1))
                }
            }
            _ = try await all.tasks.add(chains, in: Sample.scheduleWrite("chains"))
            func move(below parent: Int) async throws {
                _ = try await all.tasks.change([Sample.taskID(101)], in: Sample.scheduleWrite("\(parent)")) { task in
                    var task = task
                    task.parentID = Sample.taskID(parent)
                    return task
                }
            }
            try requireEqual(try await Self.scheduleRefusal { try await move(below: 200) }.code, .scheduleInvalid)
            try await move(below: half)
        },
        ConformanceCase("schedule bounds: a batch is put in its places, or nothing of it is written") { stores in
            let all = try await Self.prepareSchedule(stores, tasks: 2)
            var write = Sample.scheduleWrite("batch")
            write.places = [Sample.taskID(3): .before(Sample.taskID(1)), Sample.taskID(4): .last(of: Sample.taskID(3))]
            let written = try await all.tasks.add([Sample.task(3), Sample.task(4)], in: write)
            let parents: [ScheduleTaskID?] = [nil, Sample.taskID(3)]
            try requireEqual(written?.items.map(\.parentID), parents)
            let roots = try await all.schedules.children(of: nil, in: Sample.scheduleID, after: nil, limit: 9)
            try requireEqual(roots.map(\.id), [3, 1, 2].map(Sample.taskID))
            let refused = try await Self.scheduleRefusal {
                var write = Sample.scheduleWrite("refused")
                write.places = [Sample.taskID(6): .after(Sample.taskID(99))]
                _ = try await all.tasks.add([Sample.task(5), Sample.task(6)], in: write)
            }
            try requireEqual(refused.code, .scheduleInvalid)
            try requireEqual(try await all.schedules.counts(in: Sample.scheduleID)?[.task], 4)
        },
        ConformanceCase("schedule bounds: a circle is found behind a long chain") { stores in
            let all = try await Self.prepareSchedule(stores, tasks: 3_000, links: 2_999)
            let circle = try await Self.scheduleRefusal {
                _ = try await all.links.add([Sample.link(5_000, 3_000, 1)], in: Sample.scheduleWrite("circle"))
            }
            try requireEqual(circle.code, .scheduleCycle)
            _ = try await all.links.add([Sample.link(5_000, 1, 3_000)], in: Sample.scheduleWrite("fine"))
        },
        ConformanceCase("schedule bounds: the oldest schedule is the first, and baselines have a bound") { stores in
            let all = try await Self.prepareSchedule(stores, tasks: 3)
            var younger = Sample.schedule(0)
            younger.createdAt = Sample.now + 1
            try await all.schedules.create(younger, limit: 9)
            try requireEqual(try await all.schedules.firstSchedule(in: Sample.projectID), Sample.scheduleID)
            try requireEqual(try await all.schedules.firstSchedule(in: ProjectID("other")), nil)
            func keep(_ name: String) async throws {
                let id = BaselineID(name)
                _ = try await all.schedules.addBaseline(
                    Baseline(id: id, scheduleID: Sample.scheduleID, name: name, createdAt: Sample.now),
                    limit: 5,
                    in: Sample.scheduleWrite(name, .baseline),
                )
            }
            try await keep("first")
            try requireEqual(try await Self.scheduleRefusal { try await keep("second") }.code, .listFull)
        },
        ConformanceCase("schedule bounds: whoever writes meanwhile finds a schedule whole or gone") { stores in
            let all = try await Self.prepareSchedule(stores, tasks: 3)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<8 {
                    group.addTask {
                        let write = Sample.scheduleWrite("add-\(number)")
                        _ = try await all.tasks.add([Sample.task(100 + number)], in: write)
                    }
                }
                group.addTask { try requireEqual(try await all.schedules.delete(Sample.scheduleID), true) }
                try await group.waitForAll()
            }
            try requireEqual(try await all.schedules.schedule(Sample.scheduleID), nil)
        },
    ]
}
