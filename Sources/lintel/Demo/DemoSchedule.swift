import LintelPlatform
import LintelTokens

/// Makes the demo's schedule: a small bridge that has been built for eight weeks.
///
/// Nothing in it is written as a date: what waits for what and the calendar say when the work was planned, which a baseline
/// keeps, and what has been done until now moves the rest.
struct DemoSchedule {
    let management: ScheduleManagement
    let call: ScheduleCall

    static let name = "Bridge works"
    private static let secondsOfDay: Int64 = 86_400
    /// Weeks that have passed since the beginning.
    private static let weeksDone: Int64 = 8

    /// Makes the schedule with its tasks, links, calendar and baseline, and calculates its dates.
    func make(in project: ProjectID) async throws -> ScheduleID {
        let schedule = try await self.management.create(name: Self.name, in: project, by: self.call)
        let today = self.monday
        let start = today - Self.weeksDone * 7 * Self.secondsOfDay
        try await self.setDataDate(start, of: schedule.id)
        if let calendar = schedule.defaultCalendarID { try await self.set(calendar, of: schedule.id, from: start) }
        let content = self.content(of: schedule.id)
        _ = try await self.management.add(content.tasks, to: schedule.id, by: self.call)
        _ = try await self.management.add(content.links, to: schedule.id, by: self.call)
        _ = try await self.management.reschedule(schedule.id, by: self.call)
        _ = try await self.management.addBaseline(named: "Contract", to: schedule.id, by: self.call)
        let works = content.works
        _ = try await self.management.change(works.ids, in: schedule.id, by: self.call) { (task: inout ScheduleTask) in
            Self.work(on: &task, until: today, isLate: works.late.contains(task.id))
        }
        try await self.setDataDate(today, of: schedule.id)
        _ = try await self.management.reschedule(schedule.id, by: self.call)
        return schedule.id
    }

    /// Eight in the morning of this week's Monday.
    private var monday: UnixTime {
        let days = self.call.now.seconds / Self.secondsOfDay
        // 1970-01-01 was a Thursday.
        return UnixTime(seconds: (days - (days + 3) % 7) * Self.secondsOfDay + 8 * 3_600)
    }

    private func setDataDate(_ date: UnixTime, of schedule: ScheduleID) async throws {
        _ = try await self.management.update(schedule, by: self.call) { $0.dataDate = date }
    }

    /// Five days a week, two of which are free in the fourth week, and a Saturday that is not.
    private func set(_ calendar: WorkCalendarID, of schedule: ScheduleID, from start: UnixTime) async throws {
        let day = start.seconds / Self.secondsOfDay
        _ = try await self.management.change([calendar], in: schedule, by: self.call) {
            (calendar: inout WorkCalendar) in
            calendar.name = "Site"
            calendar.exceptions = [
                WorkCalendar.Exception(name: "Public holiday", from: day + 24, to: day + 25),
                WorkCalendar.Exception(
                    name: "Closing of the road",
                    from: day + 89,
                    to: day + 89,
                    periods: [WorkCalendar.Period(25_200, 61_200)],
                ),
            ]
        }
    }

    /// What has become of a task: the work goes as planned, but for what is late.
    private static func work(on task: inout ScheduleTask, until today: UnixTime, isLate: Bool) {
        guard let start = task.plannedStart, let planned = task.plannedFinish, start < today else { return }
        task.actualStart = start
        let finish = planned + (isLate ? 7 * self.secondsOfDay : 0)
        if finish <= today {
            task.actualFinish = finish
            task.actualDuration = task.plannedDuration
            task.completion = ScheduleTask.whole
        } else {
            task.completion = (today - start) * ScheduleTask.whole / (finish - start)
            task.actualDuration = task.plannedDuration * task.completion / ScheduleTask.whole
        }
    }

    private struct Content {
        var tasks: [ScheduleTask] = []
        var links: [TaskLink] = []
        /// Tasks with none below them, and those of them that were late.
        var works: (ids: [ScheduleTaskID], late: Set<ScheduleTaskID>) = ([], [])
    }

    private func content(of schedule: ScheduleID) -> Content {
        var content = Content()
        var ids: [String: ScheduleTaskID] = [:]
        for phase in DemoWorks.phases {
            let parent = ScheduleTask(id: self.management.newID(), scheduleID: schedule, name: phase.name)
            content.tasks.append(parent)
            for work in phase.works {
                let id: ScheduleTaskID = self.management.newID()
                ids[work.key] = id
                content.tasks.append(
                    ScheduleTask(
                        id: id,
                        scheduleID: schedule,
                        name: work.name,
                        parentID: parent.id,
                        type: work.days == 0 ? .finishKeyDate : .work,
                        plannedDuration: work.days * 8 * 3_600,
                    )
                )
                content.works.ids.append(id)
                if work.isLate { content.works.late.insert(id) }
                for other in work.after {
                    guard let predecessor = ids[other.key] else { continue }
                    content.links.append(
                        TaskLink(
                            id: self.management.newID(),
                            scheduleID: schedule,
                            from: predecessor,
                            to: id,
                            type: other.type,
                            lag: other.days * 8 * 3_600,
                            createdAt: self.call.now,
                        )
                    )
                }
            }
        }
        return content
    }
}
