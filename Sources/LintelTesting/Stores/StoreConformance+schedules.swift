import LintelPlatform
import LintelTokens

/// Schedules, and how what belongs to them is written.
extension StoreConformance {
    /// Adds project 1 with schedule 1, which has so many tasks, and links from each to the next.
    static func prepareSchedule(_ stores: Stores, tasks: Int = 0, links: Int = 0) async throws -> ScheduleStores {
        try await Self.prepareWorkspaces(stores)
        let project = try Sample.project(1, in: Self.first)
        try await stores.projects.create(project, roles: [], owner: Sample.account(1).subject, limit: 9)
        return try await stores.addSchedule(tasks: tasks, links: links)
    }

    static func scheduleRefusal(_ operation: () async throws -> Void) async throws -> PlatformError {
        try await requireError(PlatformError.self, operation)
    }

    static let schedules: [ConformanceCase<Stores>] = [
        ConformanceCase("schedules: a schedule comes back whole, and is changed and deleted") { stores in
            let store = try await Self.prepareSchedule(stores, tasks: 3, links: 2).schedules
            var expected = Sample.schedule()
            expected.version = 3
            try requireEqual(try await store.schedule(Sample.scheduleID), expected)
            try requireEqual(try await store.schedules(in: Sample.projectID, after: nil, limit: 5), [expected])
            try requireEqual(try await store.schedules(in: Sample.projectID, after: Sample.scheduleID, limit: 5), [])
            try requireEqual(try await store.schedules(in: ProjectID("other"), after: nil, limit: 5), [])
            let full = try await Self.scheduleRefusal { try await store.create(Sample.schedule(2), limit: 1) }
            try requireEqual(full.code, .listFull)
            let changed = try await store.update(Sample.scheduleWrite("rename", expecting: 3)) { schedule in
                var schedule = schedule
                schedule.name = "Bridge"
                schedule.dataDate = nil
                schedule.synchronisation.isEnabled = true
                return schedule
            }
            try requireEqual(changed?.schedule.name, "Bridge")
            try requireEqual(changed?.operation.version, 4)
            try requireEqual(try await store.schedule(Sample.scheduleID), changed?.schedule)
            let outdated = try await Self.scheduleRefusal {
                _ = try await store.update(Sample.scheduleWrite("late", expecting: 3)) { $0 }
            }
            try requireEqual(outdated.code, .conflict)
            let nowhere = Sample.scheduleWrite("x", in: ScheduleID("other"))
            try requireEqual(try await store.update(nowhere) { $0 }?.schedule, nil)
            try requireEqual(try await store.delete(Sample.scheduleID), true)
            try requireEqual(try await store.delete(Sample.scheduleID), false)
            try requireEqual(try await store.schedule(Sample.scheduleID), nil)
            try requireEqual(try await stores.schedules.tasks.page(of: Sample.scheduleID, .init()), nil)
        },
        ConformanceCase("schedules: a copy has all that belongs to the original, under the same ids") { stores in
            let all = try await Self.prepareSchedule(stores, tasks: 3, links: 2)
            _ = try await all.schedules.addBaseline(
                Baseline(id: BaselineID("base"), scheduleID: Sample.scheduleID, name: "First", createdAt: Sample.now),
                limit: 3,
                in: Sample.scheduleWrite("base", .baseline),
            )
            _ = try await all.links.delete([Sample.link(2, 1, 1).id], in: Sample.scheduleWrite("gone", .deletion))
            var copy = Sample.schedule(7)
            copy.defaultCalendarID = Sample.calendarID
            try requireEqual(try await all.schedules.clone(ScheduleID("other"), as: copy, limit: 9), false)
            try requireEqual(try await all.schedules.clone(Sample.scheduleID, as: copy, limit: 9), true)
            let page = try requireValue(try await all.tasks.page(of: copy.id, .init()))
            try requireEqual(page.items.map(\.id), (1...3).map(Sample.taskID))
            try requireEqual(page.items.allSatisfy { $0.scheduleID == copy.id }, true)
            try requireEqual(try await all.links.page(of: copy.id, .init())?.items.count, 1)
            try requireEqual(
                try await all.schedules.counts(in: copy.id),
                try await all.schedules.counts(in: Sample.scheduleID),
            )
            try requireEqual(
                try await all.schedules.baselineTasks(of: BaselineID("base"), in: copy.id, after: nil, limit: 9).count,
                3,
            )
            // The two go on without each other.
            _ = try await all.tasks.delete([Sample.taskID(1)], in: Sample.scheduleWrite("d", .deletion, in: copy.id))
            try requireEqual(try await all.tasks.page(of: Sample.scheduleID, .init())?.items.count, 3)
            let changes = try await all.links.changes(in: copy.id, .init(since: page.version))
            try requireEqual(changes?.changes.count, 1)
        },
        ConformanceCase("schedules: tasks come back whole, page by page, chosen by what they have") { stores in
            let all = try await Self.prepareSchedule(stores)
            _ = try await all.taskStatuses.add(
                [
                    TaskStatus(
                        id: TaskStatusID("status-1"),
                        scheduleID: Sample.scheduleID,
                        name: "Planned",
                        type: .planned
                    )
                ],
                in: Sample.scheduleWrite("status"),
            )
            let full = Sample.fullTask(1)
            let tasks = [full] + (2...6).map { Sample.task($0, below: 1) }
            let written = try await all.tasks.add(tasks.reversed(), in: Sample.scheduleWrite("tasks"))
            try requireEqual(written?.operation.version, 3)
            var expected = full
            expected.version = 3
            expected.position = try requireValue(try await all.tasks.item(full.id, in: Sample.scheduleID)).position
            try requireEqual(try await all.tasks.item(full.id, in: Sample.scheduleID), expected)
            try requireEqual(try await all.tasks.item(full.id, in: ScheduleID("other")), nil)
            let first = try requireValue(try await all.tasks.page(of: Sample.scheduleID, .init(limit: 4)))
            try requireEqual(first.items.map(\.id), (1...4).map(Sample.taskID))
            try requireEqual(first.hasMore, true)
            let rest = try await all.tasks.page(of: Sample.scheduleID, .init(after: Sample.taskID(4), limit: 4))
            try requireEqual(rest?.items.map(\.id), (5...6).map(Sample.taskID))
            try requireEqual(rest?.hasMore, false)
            let below = try await all.tasks.page(of: Sample.scheduleID, .init(filters: [.parent: [full.id.rawValue]]))
            try requireEqual(below?.items.count, 5)
            let during = try await all.tasks.page(of: Sample.scheduleID, .init(time: Sample.now...Sample.now))
            try requireEqual(during?.items.map(\.id), [full.id])
            let unknown = try await Self.scheduleRefusal {
                _ = try await all.tasks.page(of: Sample.scheduleID, .init(filters: [.codeValue: ["a"]]))
            }
            try requireEqual(unknown.code, .queryInvalid)
            // In the order in which they were added.
            let order = try await all.schedules.children(of: full.id, in: Sample.scheduleID, after: nil, limit: 3)
            try requireEqual(order.map(\.id), [6, 5, 4].map(Sample.taskID))
            let next = try await all.schedules.children(of: full.id, in: Sample.scheduleID, after: order.last, limit: 3)
            try requireEqual(next.map(\.id), [3, 2].map(Sample.taskID))
            let roots = try await all.schedules.children(of: nil, in: Sample.scheduleID, after: nil, limit: 3)
            try requireEqual(roots.map(\.id), [full.id])
        },
        ConformanceCase("schedules: a write happens once, whole or not at all") { stores in
            let all = try await Self.prepareSchedule(stores, tasks: 2)
            let write = Sample.scheduleWrite("once")
            let first = try requireValue(try await all.links.add([Sample.link(1, 1, 2)], in: write))
            let again = try requireValue(try await all.links.add([Sample.link(9, 1, 2)], in: write))
            try requireEqual(again.operation, first.operation)
            try requireEqual(again.items, [])
            try requireEqual(
                try await all.schedules.operation(write.operationID, in: Sample.scheduleID),
                first.operation
            )
            try requireEqual(try await all.schedules.operation(write.operationID, in: ScheduleID("other")), nil)
            try requireEqual(try await all.schedules.schedule(Sample.scheduleID)?.version, first.operation.version)
            for (tasks, code) in [
                ([Sample.task(8), Sample.task(2)], PlatformError.Code.conflict),
                ([Sample.task(8), Sample.task(9, below: 77)], .scheduleInvalid),
            ] {
                let refused = try await Self.scheduleRefusal {
                    _ = try await all.tasks.add(tasks, in: Sample.scheduleWrite("bad"))
                }
                try requireEqual(refused.code, code)
            }
            let nothing = try await Self.scheduleRefusal {
                _ = try await all.links.add([Sample.link(5, 1, 77)], in: Sample.scheduleWrite("bad"))
            }
            try requireEqual(nothing.code, .scheduleInvalid)
            try requireEqual(try await all.schedules.counts(in: Sample.scheduleID)?[.task], 2)
            try requireEqual(try await all.schedules.schedule(Sample.scheduleID)?.version, first.operation.version)
            let failed = ScheduleOperation(
                id: ScheduleOperationID("failed"),
                scheduleID: Sample.scheduleID,
                kind: .statusHistory,
                state: .failed,
                failureDescription: "no such resource",
                warnings: ["a", "b"],
                createdAt: Sample.now,
                createdBy: Sample.account(1).subject,
                endedAt: Sample.now,
            )
            for _ in 0..<2 { try await all.schedules.note(failed) }
            try requireEqual(try await all.schedules.operation(failed.id, in: Sample.scheduleID), failed)
        },
        ConformanceCase("schedules: changes are made to all that are named, of the version that is expected") {
            stores in
            let all = try await Self.prepareSchedule(stores, tasks: 3)
            let ids = [Sample.taskID(3), Sample.taskID(1)]
            let written = try await all.tasks.change(ids, in: Sample.scheduleWrite("c")) { task in
                var task = task
                if task.id == Sample.taskID(3) { task.name = "New" }
                return task
            }
            // What is as it was keeps its version.
            try requireEqual(written?.items.map(\.version), [3, 2])
            try requireEqual(written?.items.map(\.name), ["New", "Task 1"])
            try requireEqual(try await all.tasks.item(ids[0], in: Sample.scheduleID), written?.items.first)
            let outdated = try await Self.scheduleRefusal {
                _ = try await all.tasks.change([ids[0]], in: Sample.scheduleWrite("d", expecting: 2)) { $0 }
            }
            try requireEqual(outdated.code, .conflict)
            let unknown = try await Self.scheduleRefusal {
                _ = try await all.tasks.change([ids[0], Sample.taskID(9)], in: Sample.scheduleWrite("e")) { task in
                    var task = task
                    task.name = "Lost"
                    return task
                }
            }
            try requireEqual(unknown.code, .notFound)
            try requireEqual(unknown.places.map(\.name), [Sample.taskID(9).rawValue])
            try requireEqual(try await all.tasks.item(ids[0], in: Sample.scheduleID)?.name, "New")
        },
        ConformanceCase("schedules: of two that write at once, each sees what the other has left") { stores in
            let all = try await Self.prepareSchedule(stores, tasks: 1)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<8 {
                    group.addTask {
                        let write = Sample.scheduleWrite("add-\(number)")
                        _ = try await all.tasks.change([Sample.taskID(1)], in: write) { task in
                            var task = task
                            task.plannedDuration += 1
                            return task
                        }
                    }
                }
                try await group.waitForAll()
            }
            try requireEqual(
                try await all.tasks.item(Sample.taskID(1), in: Sample.scheduleID)?.plannedDuration,
                8 * 3_600 + 8
            )
            try requireEqual(try await all.schedules.schedule(Sample.scheduleID)?.version, 10)
        },
    ]
}
