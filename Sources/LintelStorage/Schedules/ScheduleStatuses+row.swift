import LintelPlatform
import LintelTokens

extension TaskStatus: ScheduleRow {
    static let table = "schedule_task_status"
    static let columns = ["name", "type", "colour", "is_default"]
    static let filters: [ScheduleFilter: String] = [.id: "id"]

    var values: [SQLValue] {
        [.text(self.name), .text(self.type.rawValue), .text(self.colour), .bool(self.isDefault)]
    }

    init(_ id: TaskStatusID, in schedule: ScheduleID, reading row: inout SQLRowReader) throws(SQLError) {
        self.init(
            id: id,
            scheduleID: schedule,
            name: try row.text(),
            type: try row.word(StatusType.self),
            colour: try row.optionalText(),
            isDefault: try row.bool(),
        )
    }
}

extension ResourceStatusCategory: ScheduleRow {
    static let table = "schedule_status_category"
    static let columns = ["name"]
    static let filters: [ScheduleFilter: String] = [.id: "id"]

    var values: [SQLValue] { [.text(self.name)] }

    init(_ id: StatusCategoryID, in schedule: ScheduleID, reading row: inout SQLRowReader) throws(SQLError) {
        self.init(id: id, scheduleID: schedule, name: try row.text())
    }
}

extension ResourceStatusItem: ScheduleRow {
    static let table = "schedule_status_item"
    static let columns = ["category_id", "name", "colour", "is_visible", "transparency", "keeps_transparency"]
    static let filters: [ScheduleFilter: String] = [.id: "id", .statusCategory: "category_id"]

    var values: [SQLValue] {
        [
            .id(self.categoryID), .text(self.name), .text(self.colour), .bool(self.isVisible),
            .integer(self.transparency), .bool(self.usesOriginalTransparency),
        ]
    }

    init(_ id: StatusItemID, in schedule: ScheduleID, reading row: inout SQLRowReader) throws(SQLError) {
        self.init(id: id, scheduleID: schedule, categoryID: try row.id(), name: try row.text())
        self.colour = try row.optionalText()
        self.isVisible = try row.bool()
        self.transparency = try row.integer()
        self.usesOriginalTransparency = try row.bool()
    }
}

extension ResourceStatusEntry: ScheduleRow {
    static let table = "schedule_status_entry"
    static let columns = ["resource_id", "category_id", "item_id", "date", "recorded_at", "is_critical", "note"]
    static let filters: [ScheduleFilter: String] = [
        .id: "id", .resource: "resource_id", .statusCategory: "category_id", .statusItem: "item_id",
    ]

    var values: [SQLValue] {
        [
            .id(self.resourceID), .id(self.categoryID), .id(self.itemID), .time(self.date), .time(self.recordedAt),
            .bool(self.isCritical), .text(self.note),
        ]
    }

    init(_ id: StatusEntryID, in schedule: ScheduleID, reading row: inout SQLRowReader) throws(SQLError) {
        self.init(
            id: id,
            scheduleID: schedule,
            resourceID: try row.id(),
            categoryID: try row.id(),
            itemID: try row.id(),
            date: try row.time(),
            recordedAt: try row.time(),
            isCritical: try row.bool(),
            note: try row.optionalText(),
        )
    }

    /// A status belongs to the category that the entry names.
    static func check(_ items: [ResourceStatusEntry], former: [ResourceStatusEntry], in writing: ScheduleWriting)
        throws
    {
        let statuses = try writing.items(Set(items.map(\.itemID)).map(\.self)) as [ResourceStatusItem]
        let categories = Dictionary(uniqueKeysWithValues: statuses.map { ($0.id, $0.categoryID) })
        guard items.allSatisfy({ categories[$0.itemID] == $0.categoryID }) else {
            throw PlatformError.schedule("The status is not one of the category.", field: "statusItemId")
        }
    }
}
