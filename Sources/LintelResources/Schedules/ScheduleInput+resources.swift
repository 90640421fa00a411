package import LintelPlatform
package import LintelTokens

extension ScheduleResource: ScheduleInput {
    package init(id: ScheduleResourceID, in schedule: ScheduleID, _ fields: ScheduleFields, at now: UnixTime) throws {
        guard let type: ResourceType = try fields.choice("type") else { throw fields.missing("type") }
        self.init(id: id, scheduleID: schedule, name: try fields.requiredText("name"), type: type)
    }

    package mutating func take(_ fields: ScheduleFields) throws {
        try fields.take("name", into: &self.name) { try fields.requiredText($0) }
        try fields.take("type", into: &self.type) { try fields.choice($0) ?? .material }
        try fields.take("email", into: &self.email) { try fields.text($0) }
        try fields.take("description", into: &self.description) { try fields.text($0) }
        try fields.take("parentId", into: &self.parentID) { try fields.id($0) }
        try fields.take("calendarId", into: &self.calendarID) { try fields.id($0) }
        try fields.take("url", into: &self.url) { try fields.text($0) }
        try fields.take("userDefinedId", into: &self.userDefinedID) { try fields.text($0) }
    }
}

extension ResourceAssignment: ScheduleInput {
    package init(
        id: ResourceAssignmentID,
        in schedule: ScheduleID,
        _ fields: ScheduleFields,
        at now: UnixTime,
    ) throws {
        self.init(
            id: id,
            scheduleID: schedule,
            taskID: try fields.requiredID("taskId"),
            resourceID: try fields.requiredID("resourceId"),
        )
    }

    package mutating func take(_ fields: ScheduleFields) throws {
        try fields.take("appearanceProfileId", into: &self.appearanceProfileID) { try fields.id($0) }
        try fields.take("units", into: &self.units) { try fields.parts($0, of: Self.unitScale) }
        try fields.take("work", into: &self.work) { try fields.integer($0) }
    }
}

extension ResourceStatusCategory: ScheduleInput {
    package init(id: StatusCategoryID, in schedule: ScheduleID, _ fields: ScheduleFields, at now: UnixTime) throws {
        self.init(id: id, scheduleID: schedule, name: try fields.requiredText("name"))
    }

    package mutating func take(_ fields: ScheduleFields) throws {
        try fields.take("name", into: &self.name) { try fields.requiredText($0) }
    }
}

extension ResourceStatusItem: ScheduleInput {
    package init(id: StatusItemID, in schedule: ScheduleID, _ fields: ScheduleFields, at now: UnixTime) throws {
        let category: StatusCategoryID = try fields.requiredID("statusCategoryId")
        self.init(id: id, scheduleID: schedule, categoryID: category, name: try fields.requiredText("name"))
    }

    package mutating func take(_ fields: ScheduleFields) throws {
        try fields.take("name", into: &self.name) { try fields.requiredText($0) }
        try fields.take("color", into: &self.colour) { try fields.text($0) }
        try fields.take("isVisible", into: &self.isVisible) { try fields.flag($0) }
        try fields.take("transparency", into: &self.transparency) { try fields.integer($0) }
        try fields.take("useOriginalTransparency", into: &self.usesOriginalTransparency) { try fields.flag($0) }
    }
}

extension ResourceStatusEntry: ScheduleInput {
    package init(id: StatusEntryID, in schedule: ScheduleID, _ fields: ScheduleFields, at now: UnixTime) throws {
        self.init(
            id: id,
            scheduleID: schedule,
            resourceID: try fields.requiredID("resourceId"),
            categoryID: try fields.requiredID("statusCategoryId"),
            itemID: try fields.requiredID("statusItemId"),
            date: try fields.requiredTime("date"),
            recordedAt: now,
        )
    }

    package mutating func take(_ fields: ScheduleFields) throws {
        try fields.take("isCritical", into: &self.isCritical) { try fields.flag($0) }
        try fields.take("note", into: &self.note) { try fields.text($0) }
    }
}

extension AppearanceProfile: ScheduleInput {
    package init(id: AppearanceProfileID, in schedule: ScheduleID, _ fields: ScheduleFields, at now: UnixTime) throws {
        self.init(id: id, scheduleID: schedule, name: try fields.requiredText("name"))
    }

    package mutating func take(_ fields: ScheduleFields) throws {
        try fields.take("name", into: &self.name) { try fields.requiredText($0) }
        try fields.take("action", into: &self.action) { try fields.choice($0) ?? .neutral }
        try self.start.take(try fields.object("startAppearance"), transparency: "transparency")
        try self.active.take(try fields.object("activeAppearance"), transparency: "startTransparency")
        try self.end.take(try fields.object("endAppearance"), transparency: "transparency")
    }
}

extension AppearanceProfile.Look {
    fileprivate mutating func take(_ fields: ScheduleFields?, transparency: String) throws {
        guard let fields else { return }
        try fields.take("color", into: &self.colour) { try fields.text($0) }
        try fields.take("useOriginalColor", into: &self.usesOriginalColour) { try fields.flag($0) }
        try fields.take(transparency, into: &self.transparency) { try fields.integer($0) }
        try fields.take("useOriginalTransparency", into: &self.usesOriginalTransparency) { try fields.flag($0) }
    }
}

extension AnimationBinding: ScheduleInput {
    package init(id: AnimationBindingID, in schedule: ScheduleID, _ fields: ScheduleFields, at now: UnixTime) throws {
        self.init(
            id: id,
            scheduleID: schedule,
            taskID: try fields.requiredID("taskId"),
            animatedEntityID: try fields.requiredText("animatedEntityId"),
        )
    }

    package mutating func take(_ fields: ScheduleFields) throws {
        try fields.take("resourceId", into: &self.resourceID) { try fields.id($0) }
        try fields.take("appearanceProfileId", into: &self.appearanceProfileID) { try fields.id($0) }
    }
}

extension WorkCalendar: ScheduleInput {
    package init(id: WorkCalendarID, in schedule: ScheduleID, _ fields: ScheduleFields, at now: UnixTime) throws {
        self.init(id: id, scheduleID: schedule, name: try fields.requiredText("name"))
    }

    package mutating func take(_ fields: ScheduleFields) throws {
        try fields.take("name", into: &self.name) { try fields.requiredText($0) }
        if fields.has("week") { try self.takeWeek(try fields.objects("week", atMost: Self.days.count), fields) }
        guard fields.has("exceptions") else { return }
        self.exceptions = try fields.objects("exceptions", atMost: Self.maximumExceptions).map { fields in
            Exception(
                name: try fields.text("name"),
                from: try Self.day("firstDate", fields),
                to: try Self.day("lastDate", fields),
                periods: try Self.periods(fields),
            )
        }
    }

    /// Days that are not named are free.
    private mutating func takeWeek(_ days: [ScheduleFields], _ fields: ScheduleFields) throws {
        self.week = Self.days.map { _ in [] }
        for day in days {
            guard let index = Self.days.firstIndex(of: try day.requiredText("day")) else {
                throw day.flaw("day", "This has to be one of \(Self.days.joined(separator: ", ")).")
            }
            self.week[index] = try Self.periods(day)
        }
    }

    private static func day(_ name: String, _ fields: ScheduleFields) throws -> Int64 {
        let time = try fields.requiredTime(name)
        let day = time.seconds.quotientAndRemainder(dividingBy: Self.secondsOfDay)
        return day.remainder < 0 ? day.quotient - 1 : day.quotient
    }

    private static func periods(_ fields: ScheduleFields) throws -> [Period] {
        guard fields.has("timeBlocks") else { return [] }
        return try fields.objects("timeBlocks", atMost: Self.maximumPeriods).map { block in
            Period(try Self.seconds("startTime", block), try Self.seconds("finishTime", block))
        }
    }

    /// `08:00`, `08:00:00` or `24:00:00` in seconds.
    private static func seconds(_ name: String, _ fields: ScheduleFields) throws -> Int64 {
        let text = try fields.requiredText(name)
        let numbers = text.split(separator: ":", omittingEmptySubsequences: false).map { part in
            part.utf8.count == 2 && part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int64(part) : nil
        }
        let known = numbers.compactMap(\.self)
        guard known.count == numbers.count, (2...3).contains(known.count), known.dropFirst().allSatisfy({ $0 < 60 })
        else { throw fields.flaw(name, "This has to be a time of day such as 08:00.") }
        return known[0] * 3_600 + known[1] * 60 + (known.count > 2 ? known[2] : 0)
    }
}
