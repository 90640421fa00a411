package import LintelPlatform
package import LintelTokens

/// An item that clients make and change.
package protocol ScheduleInput: ScheduleDocument {
    /// A new item, with what it cannot be without.
    init(id: Identifier<Self>, in schedule: ScheduleID, _ fields: ScheduleFields, at now: UnixTime) throws

    /// Takes over what a client says.
    mutating func take(_ fields: ScheduleFields) throws

    /// What the caller's roles have to allow beside what the call asks for anyway.
    static func permissions(for fields: ScheduleFields) -> [ProjectPermission]

    /// Where a client puts the item among others; nil when nothing is said of that.
    static func place(_ fields: ScheduleFields) throws -> TaskPlace?
}

extension ScheduleInput {
    package static func permissions(for fields: ScheduleFields) -> [ProjectPermission] { [] }

    package static func place(_ fields: ScheduleFields) throws -> TaskPlace? { nil }

    /// The item that a client describes.
    static func made(
        _ fields: ScheduleFields,
        id: Identifier<Self>,
        in schedule: ScheduleID,
        at now: UnixTime,
    ) throws -> Self {
        var item = try Self(id: id, in: schedule, fields, at: now)
        try item.take(fields)
        return item
    }
}

extension ScheduleTask: ScheduleInput {
    /// What is told of the work itself.
    private static let actuals = [
        "actualStart", "actualFinish", "actualDuration", "actualPhysicalQuantity", "percentComplete",
    ]

    package init(id: ScheduleTaskID, in schedule: ScheduleID, _ fields: ScheduleFields, at now: UnixTime) throws {
        self.init(id: id, scheduleID: schedule, name: try fields.requiredText("name"))
    }

    package static func permissions(for fields: ScheduleFields) -> [ProjectPermission] {
        Self.actuals.contains(where: fields.has) ? [.writeActuals] : []
    }

    package mutating func take(_ fields: ScheduleFields) throws {
        try fields.take("name", into: &self.name) { try fields.requiredText($0) }
        try fields.take("comment", into: &self.comment) { try fields.text($0) }
        try fields.take("parentId", into: &self.parentID) { try fields.id($0) }
        try fields.take("type", into: &self.type) { try fields.choice($0) ?? .work }
        try fields.take("plannedStart", into: &self.plannedStart) { try fields.time($0) }
        try fields.take("plannedFinish", into: &self.plannedFinish) { try fields.time($0) }
        try fields.take("plannedDuration", into: &self.plannedDuration) { try fields.integer($0) }
        try fields.take("plannedPhysicalQuantity", into: &self.plannedPhysicalQuantity) {
            try fields.parts($0, of: Self.quantityScale)
        }
        try fields.take("actualStart", into: &self.actualStart) { try fields.time($0) }
        try fields.take("actualFinish", into: &self.actualFinish) { try fields.time($0) }
        try fields.take("actualDuration", into: &self.actualDuration) { try fields.integer($0) }
        try fields.take("actualPhysicalQuantity", into: &self.actualPhysicalQuantity) {
            try fields.parts($0, of: Self.quantityScale)
        }
        try fields.take("percentComplete", into: &self.completion) { try fields.parts($0, of: Self.completionScale) }
        try fields.take("calendarId", into: &self.calendarID) { try fields.id($0) }
        try fields.take("statusId", into: &self.statusID) { try fields.id($0) }
        try fields.take("constraint", into: &self.constraint) { try Self.constraint(try fields.object($0)) }
        try fields.take("url", into: &self.url) { try fields.text($0) }
        try fields.take("userDefinedId", into: &self.userDefinedID) { try fields.text($0) }
    }

    private static func constraint(_ fields: ScheduleFields?) throws -> TaskConstraint {
        guard let fields else { return TaskConstraint() }
        return TaskConstraint(
            try fields.choice("type") ?? .noConstraint,
            try fields.time("date"),
            try fields.time("secondDate"),
        )
    }
}

extension TaskLink: ScheduleInput {
    package init(id: TaskLinkID, in schedule: ScheduleID, _ fields: ScheduleFields, at now: UnixTime) throws {
        self.init(
            id: id,
            scheduleID: schedule,
            from: try fields.requiredID("predecessorId"),
            to: try fields.requiredID("successorId"),
            createdAt: now,
        )
    }

    package mutating func take(_ fields: ScheduleFields) throws {
        try fields.take("predecessorId", into: &self.predecessorID) { try fields.requiredID($0) }
        try fields.take("successorId", into: &self.successorID) { try fields.requiredID($0) }
        try fields.take("type", into: &self.type) { try fields.choice($0) ?? .finishToStart }
        try fields.take("lag", into: &self.lag) { try fields.integer($0) }
        try fields.take("calendarId", into: &self.calendarID) { try fields.id($0) }
    }
}

extension TaskStatus: ScheduleInput {
    package init(id: TaskStatusID, in schedule: ScheduleID, _ fields: ScheduleFields, at now: UnixTime) throws {
        guard let type: StatusType = try fields.choice("type") else { throw fields.missing("type") }
        self.init(id: id, scheduleID: schedule, name: try fields.requiredText("name"), type: type)
    }

    package mutating func take(_ fields: ScheduleFields) throws {
        try fields.take("name", into: &self.name) { try fields.requiredText($0) }
        try fields.take("type", into: &self.type) { try fields.choice($0) ?? .planned }
        try fields.take("color", into: &self.colour) { try fields.text($0) }
        try fields.take("isDefault", into: &self.isDefault) { try fields.flag($0) }
    }
}

extension ScheduleCode: ScheduleInput {
    package init(id: ScheduleCodeID, in schedule: ScheduleID, _ fields: ScheduleFields, at now: UnixTime) throws {
        self.init(id: id, scheduleID: schedule, name: try fields.requiredText("name"))
    }

    package mutating func take(_ fields: ScheduleFields) throws {
        try fields.take("name", into: &self.name) { try fields.requiredText($0) }
        try fields.take("category", into: &self.category) { try fields.choice($0) ?? .activity }
    }
}

extension CodeValue: ScheduleInput {
    package init(id: CodeValueID, in schedule: ScheduleID, _ fields: ScheduleFields, at now: UnixTime) throws {
        let code: ScheduleCodeID = try fields.requiredID("codeId")
        self.init(id: id, scheduleID: schedule, codeID: code, name: try fields.requiredText("name"))
    }

    package mutating func take(_ fields: ScheduleFields) throws {
        try fields.take("name", into: &self.name) { try fields.requiredText($0) }
        try fields.take("description", into: &self.description) { try fields.text($0) }
        try fields.take("color", into: &self.colour) { try fields.text($0) }
        try fields.take("parentId", into: &self.parentID) { try fields.id($0) }
    }
}

extension CodeValueAssignment: ScheduleInput {
    package init(
        id: CodeValueAssignmentID,
        in schedule: ScheduleID,
        _ fields: ScheduleFields,
        at now: UnixTime,
    ) throws {
        self.init(
            id: id,
            scheduleID: schedule,
            taskID: try fields.requiredID("taskId"),
            codeValueID: try fields.requiredID("codeValueId"),
        )
    }

    package mutating func take(_ fields: ScheduleFields) throws {}
}
