import LintelPlatform
import LintelTokens

@testable import LintelServer

extension SamplePages {
    static func schedules(_ text: String) -> [any Page] {
        let account = Account(id: AccountID(text), email: text, name: text, createdAt: self.now)
        let session = Session(
            id: [],
            accountID: account.id,
            authenticatedAt: self.now,
            createdAt: self.now,
            lastSeenAt: self.now,
            expiresAt: self.now,
        )
        let project = Project(
            id: ProjectID("p"),
            organisationID: OrganisationID("o"),
            details: ProjectDetails(stored: ProjectChange(), name: text, subClass: .project),
            createdAt: self.now,
            createdBy: Author(subject: account.subject),
        )
        let view = ProjectDesk.View(
            visitor: Visitor(
                session: session,
                account: account,
                actor: Actor(account, memberships: [], address: nil, correlationID: nil),
                csrf: text,
                now: self.now,
            ),
            access: ProjectAccess(
                project: project,
                organisation: Organisation(id: OrganisationID("o"), name: text, entitlements: [], createdAt: self.now),
                organisationRole: nil,
                isOwner: true,
                isMember: true,
                granted: .none,
            ),
        )
        var schedule = Schedule(
            id: ScheduleID("s"),
            projectID: project.id,
            name: text,
            createdAt: self.now,
            createdBy: account.subject,
        )
        let plain = schedule
        schedule.dataDate = self.now
        let empty = SchedulePart(schedule: plain, count: 0, offset: 0, rows: [], links: [])
        var table = ScheduleView()
        table.isTable = true
        var rest = ScheduleView()
        rest.offset = 1
        let full = self.part(text, schedule)
        return [
            SchedulesPage(view, [], limit: 1),
            SchedulesPage(view, [schedule, plain], limit: 1),
            SchedulesPage(view, [plain], limit: 1),
            SchedulePage(view, empty, ScheduleView(), at: self.now),
            SchedulePage(view, full, ScheduleView(), at: self.now),
            SchedulePage(view, full, table, at: self.now),
            SchedulePage(view, self.part(text, schedule, from: 1), rest, at: self.now),
            SchedulePage(view, self.part(text, schedule, count: 2_100), ScheduleView(), at: self.now),
        ]
    }

    /// A task with another below it, a key date, one without dates, and as many more as are wanted.
    private static func part(_ text: String, _ schedule: Schedule, count: Int = 4, from offset: Int = 0) -> SchedulePart
    {
        let tasks = (0..<count).map { number in
            var task = ScheduleTask(
                id: ScheduleTaskID("t\(number)"),
                scheduleID: schedule.id,
                // A long name is cut where there is less room for it.
                name: number == 1 ? "Below" : text,
                parentID: number == 1 ? ScheduleTaskID("t0") : nil,
                type: number == 2 ? .finishKeyDate : .work,
            )
            task.position = Int64(number)
            guard number != 3 else { return task }
            task.plannedStart = self.now
            task.plannedFinish = number == 2 ? self.now : self.now + 864_000
            task.completion = 5_000
            return task
        }
        func analysis(_ task: ScheduleTask) -> TaskAnalysis {
            TaskAnalysis(
                taskID: task.id,
                scheduleID: schedule.id,
                earlyStart: self.now,
                earlyFinish: self.now,
                lateStart: self.now,
                lateFinish: self.now,
                totalFloat: 0,
                freeFloat: 0,
                isCritical: true,
            )
        }
        func link(_ from: Int, _ to: Int) -> TaskLink {
            TaskLink(
                id: TaskLinkID("l\(from)\(to)"),
                scheduleID: schedule.id,
                from: tasks[from].id,
                to: tasks[to].id,
                createdAt: self.now,
            )
        }
        let rows = tasks.enumerated().map { number, task in
            SchedulePart.Row(
                task: task,
                depth: number == 1 ? 1 : 0,
                isSummary: number == 0,
                analysis: number < 2 ? analysis(task) : nil,
            )
        }
        return SchedulePart(
            schedule: schedule,
            count: count,
            offset: offset,
            rows: Array(rows.dropFirst(offset).prefix(2_000)),
            links: [link(0, 1), link(1, 2)],
        )
    }
}
