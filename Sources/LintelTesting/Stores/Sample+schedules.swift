import LintelPlatform
import LintelTokens

/// Made-up schedules.
extension Sample {
    static let projectID = ProjectID("project-1")
    static let scheduleID = ScheduleID("schedule-1")
    static let calendarID = WorkCalendarID("calendar-1")

    static func schedule(_ number: Int = 1) -> Schedule {
        Schedule(
            id: ScheduleID("schedule-\(number)"),
            projectID: Self.projectID,
            name: "Tower \(number)",
            iModelID: "model",
            dataDate: Self.now,
            defaultCalendarID: WorkCalendarID("calendar-\(number)"),
            createdAt: Self.now,
            createdBy: Self.account(1).subject,
        )
    }

    static func taskID(_ number: Int) -> ScheduleTaskID { ScheduleTaskID("task-\(1_000 + number)") }

    static func task(_ number: Int, below parent: Int? = nil, hours: Int64 = 8) -> ScheduleTask {
        ScheduleTask(
            id: Self.taskID(number),
            scheduleID: Self.scheduleID,
            name: "Task \(number)",
            parentID: parent.map(Self.taskID),
            plannedDuration: hours * 3_600,
        )
    }

    /// A task that uses every field.
    static func fullTask(_ number: Int) -> ScheduleTask {
        var task = Self.task(number)
        task.comment = "Mind the pipes.\nÖrtlich."
        task.type = .meeting
        task.plannedStart = Self.now
        task.plannedFinish = Self.now + 10
        task.actualStart = Self.now + 1
        task.actualFinish = Self.now + 2
        task.actualDuration = 1
        task.completion = ScheduleTask.whole
        task.plannedPhysicalQuantity = 3_500_000
        task.actualPhysicalQuantity = 1
        task.calendarID = Self.calendarID
        task.statusID = TaskStatusID("status-1")
        task.constraint = TaskConstraint(.startBetween, Self.now, Self.now + 5)
        task.url = "https://example.org/a"
        task.userDefinedID = "A-1"
        task.estimatedFinish = Self.now + 7
        return task
    }

    static func link(_ number: Int, _ from: Int, _ to: Int, lag: Int64 = 0) -> TaskLink {
        TaskLink(
            id: TaskLinkID("link-\(1_000 + number)"),
            scheduleID: Self.scheduleID,
            from: Self.taskID(from),
            to: Self.taskID(to),
            lag: lag,
            createdAt: Self.now,
        )
    }

    static func scheduleWrite(
        _ operation: String,
        _ kind: ScheduleOperation.Kind = .change,
        in schedule: ScheduleID = Sample.scheduleID,
        expecting version: Int64? = nil,
    ) -> ScheduleWrite {
        ScheduleWrite(
            scheduleID: schedule,
            operationID: ScheduleOperationID(operation),
            kind: kind,
            subject: Self.account(1).subject,
            now: Self.now,
            expectedVersion: version,
        )
    }

    static func analysis(_ number: Int, float: Int64 = 5) -> TaskAnalysis {
        TaskAnalysis(
            taskID: Self.taskID(number),
            scheduleID: Self.scheduleID,
            earlyStart: Self.now,
            earlyFinish: Self.now + 1,
            lateStart: Self.now + 2,
            lateFinish: Self.now + 3,
            totalFloat: float,
            freeFloat: 4,
            isCritical: float <= 0,
        )
    }
}

extension Stores {
    /// Adds schedule 1 with so many tasks, and links from each to the next.
    @discardableResult
    func addSchedule(tasks: Int, links: Int = 0) async throws -> ScheduleStores {
        try await self.schedules.schedules.create(Sample.schedule(), limit: 9)
        if tasks > 0 {
            _ = try await self.schedules.tasks.add(
                (1...tasks).map { Sample.task($0) },
                in: Sample.scheduleWrite("tasks"),
            )
        }
        if links > 0 {
            _ = try await self.schedules.links.add(
                (1...links).map { Sample.link($0, $0, $0 + 1) },
                in: Sample.scheduleWrite("links"),
            )
        }
        return self.schedules
    }
}
