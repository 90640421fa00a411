import LintelTokens

/// Reads a Microsoft Project XML file into what a schedule is made of.
///
/// All dates stay as the file states them; nothing is calculated. What the schedule cannot hold is left out and told as a
/// warning. Only one record of the file is in memory beside what has been made of the others.
final class MicrosoftProjectImport {
    private let scheduleID: ScheduleID
    private let newID: () -> String
    private var records = XMLRecords(
        lists: ["Calendars", "Tasks", "Resources", "Assignments", "ExtendedAttributes"],
        names: MicrosoftProjectImport.names,
    )
    private var content = ScheduleContent()
    private var calendars: MicrosoftProjectCalendars
    private var fields = MicrosoftProjectFields()
    private var tasks: [Int64: Int] = [:]
    private var resources: [Int64: ScheduleResourceID] = [:]
    private var baselines: [Int64: BaselineID] = [:]
    /// The numbers in the file and the places in the list of the tasks above the next one.
    private var outline: [(level: Int64, id: ScheduleTaskID)] = []
    private var links: [Link] = []
    private var calendarNumbers: [(task: Int, calendar: Int64)] = []
    private var resourceCalendars: [(resource: Int, calendar: Int64)] = []
    private var projectCalendar: Int64?
    private let now: UnixTime

    private struct Link {
        var successor: Int
        var predecessor: Int64
        var type: TaskLink.LinkType
        var lag: Int64
        var isElapsed: Bool
        /// The lag is so many per cent of the predecessor's duration.
        var isShare: Bool
    }

    static let namespace = "http://schemas.microsoft.com/project"

    init(into scheduleID: ScheduleID, at now: UnixTime, newID: @escaping () -> String) {
        self.scheduleID = scheduleID
        self.newID = newID
        self.now = now
        self.calendars = MicrosoftProjectCalendars(scheduleID: scheduleID, newID: newID)
    }

    /// Takes what a reader of the file has found.
    ///
    /// - Throws: ``PlatformError`` with code `scheduleInvalid` or `listFull`.
    func take(_ event: XMLReader.Event) throws(PlatformError) {
        let found = try self.records.take(event)
        if let root = self.records.root, root != "Project" {
            throw .schedule("The file is not one of Microsoft Project.")
        }
        guard let (list, record) = found else { return }
        switch (list, record.name) {
        case ("Calendars", "Calendar"): try self.calendars.add(record)
        case ("Tasks", "Task"): try self.addTask(record)
        case ("Resources", "Resource"): try self.addResource(record)
        case ("Assignments", "Assignment"): try self.addAssignment(record)
        case ("ExtendedAttributes", "ExtendedAttribute"): self.fields.define(record)
        case (nil, "CalendarUID"): self.projectCalendar = Int64(record.text)
        case (nil, "StatusDate"): self.content.dataDate = MicrosoftProjectTime.moment(record.text)
        default: break
        }
    }

    /// All that the file holds.
    ///
    /// - Throws: ``PlatformError`` with code `listFull` or `scheduleCycle`.
    func finish() throws(PlatformError) -> ScheduleContent {
        for (task, calendar) in self.calendarNumbers where self.content.tasks[task].calendarID == nil {
            self.content.tasks[task].calendarID = self.calendars.id(calendar)
        }
        for (resource, calendar) in self.resourceCalendars {
            self.content.resources[resource].calendarID = self.calendars.id(calendar)
        }
        for link in self.links { self.add(link) }
        self.content.defaultCalendarID = self.calendars.id(self.projectCalendar)
        self.content.calendars = try self.calendars.calendars()
        self.fields.fill(&self.content, scheduleID: self.scheduleID, newID: self.newID)
        self.content.warnings = Array(
            (self.calendars.warnings + self.content.warnings).prefix(ScheduleOperation.maximumWarnings)
        )
        try self.checkCircles()
        return self.content
    }

    private func checkCircles() throws(PlatformError) {
        let network = ScheduleNetwork(
            schedule: Schedule(
                id: self.scheduleID,
                projectID: ProjectID(""),
                name: "",
                createdAt: self.now,
                createdBy: Subject(""),
            ),
            tasks: self.content.tasks,
            links: self.content.links,
            calendars: [],
        )
        let none = [Int32](repeating: 0, count: self.content.tasks.count)
        _ = try NetworkIndex(network, calendarOfTask: none, calendar: { _ in nil })
    }

    private func addTask(_ record: XMLRecord) throws(PlatformError) {
        // Number 0 stands for the project; an empty line is no task.
        guard let number = record.integer("UID"), number > 0, !record.flag("IsNull"), self.tasks[number] == nil,
            (record.integer("OutlineLevel") ?? 1) > 0
        else { return }
        guard self.content.tasks.count < ScheduleLimits.tasks else {
            throw PlatformError(.listFull, "The file has more than \(ScheduleLimits.tasks) tasks.")
        }
        var task = ScheduleTask(
            id: ScheduleTaskID(self.newID()),
            scheduleID: self.scheduleID,
            name: record.line("Name") ?? "Task \(number)",
        )
        task.parentID = self.parent(of: task.id, level: record.integer("OutlineLevel") ?? 1)
        self.setDates(of: &task, from: record)
        task.comment = record.text("Notes").flatMap { PlainText(String($0.prefix(10_000)), maximum: 10_000)?.text }
        task.url = (try? ScheduleText.line(record.text("HyperlinkAddress"), maximum: 2_048, field: "url")) ?? nil
        task.userDefinedID = (try? ScheduleText.line(record.text("WBS"), field: "userDefinedId")) ?? nil
        let place = self.content.tasks.count
        // A task of elapsed time goes by no calendar.
        if MicrosoftProjectTime.isElapsed(record.integer("DurationFormat")) {
            task.calendarID = self.calendars.idOfAllTime()
        } else if let calendar = record.integer("CalendarUID"), calendar >= 0 {
            self.calendarNumbers.append((place, calendar))
        }
        self.tasks[number] = place
        do {
            self.content.tasks.append(try task.checked())
        } catch {
            throw PlatformError.schedule("Task \(number) of the file: \(error.message)")
        }
        try self.addLinks(record, to: place)
        try self.addBaselines(record, of: self.content.tasks[place])
        self.fields.take(record, of: task.id)
    }

    private func parent(of task: ScheduleTaskID, level: Int64) -> ScheduleTaskID? {
        while let last = self.outline.last, last.level >= level { self.outline.removeLast() }
        let parent = self.outline.last?.id
        // Deeper ones stand beside each other at the lowest level.
        if self.outline.count < ScheduleLimits.depth - 1 { self.outline.append((level, task)) }
        return parent
    }

    private func setDates(of task: inout ScheduleTask, from record: XMLRecord) {
        task.plannedStart = MicrosoftProjectTime.moment(record.text("Start"))
        task.plannedFinish = MicrosoftProjectTime.moment(record.text("Finish"))
        if let start = task.plannedStart, let finish = task.plannedFinish, finish < start { task.plannedFinish = start }
        task.plannedDuration = MicrosoftProjectTime.duration(record.text("Duration")) ?? 0
        task.estimatedFinish = task.plannedFinish
        if record.flag("Milestone"), task.plannedDuration == 0 { task.type = .finishKeyDate }
        task.actualStart = MicrosoftProjectTime.moment(record.text("ActualStart"))
        let finish = MicrosoftProjectTime.moment(record.text("ActualFinish"))
        if let start = task.actualStart, let finish, start <= finish { task.actualFinish = finish }
        task.actualDuration = MicrosoftProjectTime.duration(record.text("ActualDuration")) ?? 0
        task.completion = min(max(record.integer("PercentComplete") ?? 0, 0), 100) * 100
        task.constraint = Self.constraint(record, of: task)
    }

    private static func constraint(_ record: XMLRecord, of task: ScheduleTask) -> TaskConstraint {
        let kinds: [Int64: TaskConstraint.Kind] = [
            0: .startAsap, 1: .startAlap, 2: .startOn, 3: .finishOn, 4: .startAfter, 5: .startBefore,
            6: .finishAfter, 7: .finishBefore,
        ]
        if record.flag("Manual") { return TaskConstraint(task.plannedStart == nil ? .noConstraint : .cannotReschedule) }
        let date = MicrosoftProjectTime.moment(record.text("ConstraintDate"))
        let kind = record.integer("ConstraintType").flatMap { kinds[$0] } ?? .noConstraint
        return kind.dates > 0 && date == nil ? TaskConstraint() : TaskConstraint(kind, kind.dates > 0 ? date : nil)
    }

    private func addLinks(_ record: XMLRecord, to successor: Int) throws(PlatformError) {
        let types: [Int64: TaskLink.LinkType] = [
            0: .finishToFinish, 1: .finishToStart, 2: .startToFinish, 3: .startToStart,
        ]
        for link in record.all("PredecessorLink") {
            guard let predecessor = link.integer("PredecessorUID"), !link.flag("CrossProject") else { continue }
            let format = link.integer("LagFormat")
            guard self.links.count < ScheduleItemKind.link.limit else {
                throw PlatformError(.listFull, "The file has more than \(ScheduleItemKind.link.limit) links.")
            }
            self.links.append(
                Link(
                    successor: successor,
                    predecessor: predecessor,
                    type: link.integer("Type").flatMap { types[$0] } ?? .finishToStart,
                    lag: min(max(link.integer("LinkLag") ?? 0, -1_000_000_000), 1_000_000_000),
                    isElapsed: MicrosoftProjectTime.isElapsed(format),
                    isShare: format == 19 || format == 20,
                )
            )
        }
    }

    private func add(_ link: Link) {
        let successor = self.content.tasks[link.successor]
        guard let place = self.tasks[link.predecessor], place != link.successor else {
            guard self.content.warnings.count < ScheduleOperation.maximumWarnings else { return }
            self.content.warnings.append("\(successor.name): a link to a task that the file does not have is left out.")
            return
        }
        let predecessor = self.content.tasks[place]
        // Tenths of minutes, or per cent.
        let lag =
            link.isShare
            ? predecessor.plannedDuration / 100 * min(abs(link.lag), 10_000) * link.lag.signum() : link.lag * 6
        var row = TaskLink(
            id: TaskLinkID(self.newID()),
            scheduleID: self.scheduleID,
            from: predecessor.id,
            to: successor.id,
            type: link.type,
            lag: min(max(lag, -ScheduleLimits.seconds), ScheduleLimits.seconds),
            createdAt: self.now,
        )
        if link.isElapsed, lag != 0 { row.calendarID = self.calendars.idOfAllTime() }
        self.content.links.append(row)
    }

    private func addBaselines(_ record: XMLRecord, of task: ScheduleTask) throws(PlatformError) {
        for baseline in record.all("Baseline") {
            guard let number = baseline.integer("Number"), 0...10 ~= number else { continue }
            let id = self.baselines[number] ?? BaselineID(self.newID())
            if self.baselines[number] == nil {
                self.baselines[number] = id
                let name = number == 0 ? "Baseline" : "Baseline \(number)"
                self.content.baselines.append(
                    Baseline(id: id, scheduleID: self.scheduleID, name: name, createdAt: self.now)
                )
            }
            guard
                !self.content.baselineTasks.suffix(11).contains(where: { $0.taskID == task.id && $0.baselineID == id })
            else { continue }
            guard self.content.baselineTasks.count < ScheduleLimits.baselineTasks else {
                throw PlatformError(.listFull, "The file has too many tasks in its baselines.")
            }
            self.content.baselineTasks.append(
                BaselineTask(
                    baselineID: id,
                    taskID: task.id,
                    name: task.name,
                    plannedStart: MicrosoftProjectTime.moment(baseline.text("Start")),
                    plannedFinish: MicrosoftProjectTime.moment(baseline.text("Finish")),
                    plannedDuration: MicrosoftProjectTime.duration(baseline.text("Duration")) ?? 0,
                )
            )
        }
    }

    private func addResource(_ record: XMLRecord) throws(PlatformError) {
        guard let number = record.integer("UID"), number > 0, !record.flag("IsNull"), self.resources[number] == nil
        else { return }
        guard self.content.resources.count < ScheduleItemKind.resource.limit else {
            throw PlatformError(.listFull, "The file has too many resources.")
        }
        // 0 is material, 1 are people and machines, 2 are costs.
        var resource = ScheduleResource(
            id: ScheduleResourceID(self.newID()),
            scheduleID: self.scheduleID,
            name: record.line("Name") ?? "Resource \(number)",
            type: record.integer("Type") == 1 ? .human : .material,
        )
        resource.email = (try? ScheduleText.line(record.text("EmailAddress"), maximum: 254, field: "email")) ?? nil
        resource.description = record.text("Notes").flatMap {
            PlainText(String($0.prefix(10_000)), maximum: 10_000)?.text
        }
        if let calendar = record.integer("CalendarUID"), calendar >= 0 {
            self.resourceCalendars.append((self.content.resources.count, calendar))
        }
        self.resources[number] = resource.id
        self.content.resources.append(resource)
    }

    private func addAssignment(_ record: XMLRecord) throws(PlatformError) {
        guard let task = record.integer("TaskUID").flatMap({ self.tasks[$0] }),
            let resource = record.integer("ResourceUID").flatMap({ self.resources[$0] })
        else { return }
        guard self.content.assignments.count < ScheduleItemKind.assignment.limit else {
            throw PlatformError(.listFull, "The file has too many assignments.")
        }
        let units = record.text("Units").flatMap { Double($0) } ?? 1
        self.content.assignments.append(
            ResourceAssignment(
                id: ResourceAssignmentID(self.newID()),
                scheduleID: self.scheduleID,
                taskID: self.content.tasks[task].id,
                resourceID: resource,
                units: units.isFinite ? Int64(min(max(units, 0), 10_000) * 10_000) : 10_000,
                work: MicrosoftProjectTime.duration(record.text("Work")) ?? 0,
            )
        )
    }
}
