package import LintelTokens

/// A status that tasks can have: a lower-case UUID.
package typealias TaskStatusID = Identifier<TaskStatus>

/// What is said of a task's progress in one word, with the colour of its bar.
package struct TaskStatus: ScheduleItem {
    /// What the status tells about the work.
    package enum StatusType: String, Sendable, Hashable, CaseIterable {
        case planned = "Planned"
        case started = "Started"
        case paused = "Paused"
        case finished = "Finished"
    }

    package var id: TaskStatusID
    package var scheduleID: ScheduleID
    package var name: String
    package var type: StatusType
    package var colour: String?
    package var isDefault: Bool
    package var version: Int64 = 0

    package static let kind = ScheduleItemKind.taskStatus

    package init(
        id: TaskStatusID,
        scheduleID: ScheduleID,
        name: String,
        type: StatusType,
        colour: String? = nil,
        isDefault: Bool = false,
    ) {
        self.id = id
        self.scheduleID = scheduleID
        self.name = name
        self.type = type
        self.colour = colour
        self.isDefault = isDefault
    }

    package static func store(in stores: ScheduleStores) -> any ScheduleItemStore<TaskStatus> { stores.taskStatuses }

    package func checked() throws(PlatformError) -> TaskStatus {
        var status = self
        status.name = try ScheduleText.name(self.name, field: "name")
        status.colour = try ScheduleText.colour(self.colour, field: "color")
        return status
    }
}

/// A category of resource statuses: a lower-case UUID.
package typealias StatusCategoryID = Identifier<ResourceStatusCategory>

/// What resources are watched for, such as their delivery: a set of statuses, of which each resource has one.
package struct ResourceStatusCategory: ScheduleItem {
    package var id: StatusCategoryID
    package var scheduleID: ScheduleID
    package var name: String
    package var version: Int64 = 0

    package static let kind = ScheduleItemKind.statusCategory

    package init(id: StatusCategoryID, scheduleID: ScheduleID, name: String) {
        self.id = id
        self.scheduleID = scheduleID
        self.name = name
    }

    package static func store(in stores: ScheduleStores) -> any ScheduleItemStore<ResourceStatusCategory> {
        stores.statusCategories
    }

    package func checked() throws(PlatformError) -> ResourceStatusCategory {
        var category = self
        category.name = try ScheduleText.name(self.name, field: "name")
        return category
    }
}

/// A status of resources: a lower-case UUID.
package typealias StatusItemID = Identifier<ResourceStatusItem>

/// One of the statuses of a category, and how resources look that have it.
package struct ResourceStatusItem: ScheduleItem {
    package var id: StatusItemID
    package var scheduleID: ScheduleID
    package var categoryID: StatusCategoryID
    package var name: String
    package var colour: String?
    package var isVisible: Bool
    /// Per cent.
    package var transparency: Int64
    package var usesOriginalTransparency: Bool
    package var version: Int64 = 0

    package static let kind = ScheduleItemKind.statusItem

    package init(id: StatusItemID, scheduleID: ScheduleID, categoryID: StatusCategoryID, name: String) {
        self.id = id
        self.scheduleID = scheduleID
        self.categoryID = categoryID
        self.name = name
        self.isVisible = true
        self.transparency = 0
        self.usesOriginalTransparency = true
    }

    package static func store(in stores: ScheduleStores) -> any ScheduleItemStore<ResourceStatusItem> {
        stores.statusItems
    }

    package func checked() throws(PlatformError) -> ResourceStatusItem {
        var item = self
        item.name = try ScheduleText.name(self.name, field: "name")
        item.colour = try ScheduleText.colour(self.colour, field: "color")
        guard (0...100).contains(self.transparency) else {
            throw .schedule("A transparency lies between 0 and 100 per cent.", field: "transparency")
        }
        return item
    }
}

/// An entry of the resource status history: a lower-case UUID.
package typealias StatusEntryID = Identifier<ResourceStatusEntry>

/// From when on a resource has had a status; entries are only ever added.
package struct ResourceStatusEntry: ScheduleItem {
    package var id: StatusEntryID
    package var scheduleID: ScheduleID
    package var resourceID: ScheduleResourceID
    package var categoryID: StatusCategoryID
    package var itemID: StatusItemID
    /// When the status changed on the site.
    package var date: UnixTime
    /// When somebody wrote it down.
    package var recordedAt: UnixTime
    package var isCritical: Bool
    package var note: String?
    package var version: Int64 = 0

    package static let kind = ScheduleItemKind.statusEntry

    package init(
        id: StatusEntryID,
        scheduleID: ScheduleID,
        resourceID: ScheduleResourceID,
        categoryID: StatusCategoryID,
        itemID: StatusItemID,
        date: UnixTime,
        recordedAt: UnixTime,
        isCritical: Bool = false,
        note: String? = nil,
    ) {
        self.id = id
        self.scheduleID = scheduleID
        self.resourceID = resourceID
        self.categoryID = categoryID
        self.itemID = itemID
        self.date = date
        self.recordedAt = recordedAt
        self.isCritical = isCritical
        self.note = note
    }

    package static func store(in stores: ScheduleStores) -> any ScheduleItemStore<ResourceStatusEntry> {
        stores.statusHistory
    }

    package func checked() throws(PlatformError) -> ResourceStatusEntry {
        var entry = self
        entry.date = try ScheduleText.time(self.date, field: "date") ?? self.date
        entry.note = try ScheduleText.lines(self.note, field: "note")
        return entry
    }
}
