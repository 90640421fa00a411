package import LintelTokens

/// A code of a schedule: a lower-case UUID.
package typealias ScheduleCodeID = Identifier<ScheduleCode>

/// Something by which tasks or resources are sorted, such as the floor; its values are the floors.
package struct ScheduleCode: ScheduleItem {
    /// What its values are given to.
    package enum Category: String, Sendable, Hashable, CaseIterable {
        case activity = "Activity"
        case resources = "Resources"
        case resourceGroups = "ResourceGroups"
        case costs = "Costs"
    }

    package var id: ScheduleCodeID
    package var scheduleID: ScheduleID
    package var name: String
    package var category: Category
    package var version: Int64 = 0

    package static let kind = ScheduleItemKind.code

    package init(id: ScheduleCodeID, scheduleID: ScheduleID, name: String, category: Category = .activity) {
        self.id = id
        self.scheduleID = scheduleID
        self.name = name
        self.category = category
    }

    package static func store(in stores: ScheduleStores) -> any ScheduleItemStore<ScheduleCode> { stores.codes }

    package func checked() throws(PlatformError) -> ScheduleCode {
        var code = self
        code.name = try ScheduleText.name(self.name, field: "name")
        return code
    }
}

/// A value of a code: a lower-case UUID.
package typealias CodeValueID = Identifier<CodeValue>

/// One of the values that a code can have.
package struct CodeValue: ScheduleItem {
    package var id: CodeValueID
    package var scheduleID: ScheduleID
    package var codeID: ScheduleCodeID
    package var parentID: CodeValueID?
    package var name: String
    package var description: String?
    package var colour: String?
    package var version: Int64 = 0

    package static let kind = ScheduleItemKind.codeValue

    package init(id: CodeValueID, scheduleID: ScheduleID, codeID: ScheduleCodeID, name: String) {
        self.id = id
        self.scheduleID = scheduleID
        self.codeID = codeID
        self.name = name
    }

    package static func store(in stores: ScheduleStores) -> any ScheduleItemStore<CodeValue> { stores.codeValues }

    package func checked() throws(PlatformError) -> CodeValue {
        var value = self
        value.name = try ScheduleText.name(self.name, field: "name")
        value.description = try ScheduleText.lines(self.description, field: "description")
        value.colour = try ScheduleText.colour(self.colour, field: "color")
        return value
    }
}

/// The giving of a code value to a task: a lower-case UUID, which the API does not show.
package typealias CodeValueAssignmentID = Identifier<CodeValueAssignment>

/// A code value that a task has; it has each at most once.
package struct CodeValueAssignment: ScheduleItem {
    package var id: CodeValueAssignmentID
    package var scheduleID: ScheduleID
    package var taskID: ScheduleTaskID
    package var codeValueID: CodeValueID
    package var version: Int64 = 0

    package static let kind = ScheduleItemKind.codeValueAssignment

    package init(
        id: CodeValueAssignmentID,
        scheduleID: ScheduleID,
        taskID: ScheduleTaskID,
        codeValueID: CodeValueID,
    ) {
        self.id = id
        self.scheduleID = scheduleID
        self.taskID = taskID
        self.codeValueID = codeValueID
    }

    package static func store(in stores: ScheduleStores) -> any ScheduleItemStore<CodeValueAssignment> {
        stores.codeValueAssignments
    }

    package func checked() throws(PlatformError) -> CodeValueAssignment { self }
}
