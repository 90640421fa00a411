package import LintelCodec
package import LintelPlatform
import LintelTokens

extension ScheduleResource: ScheduleDocument {
    package static let names = ScheduleDocumentNames(
        "resource",
        "resources",
        filters: ["resourceIds": .id, "parentId": .parent, "calendarId": .calendar],
    )

    package func writeMembers(to json: inout JSONWriter, for reader: ScheduleReader) {
        json.member("name", self.name)
        json.member("type", self.type.rawValue)
        json.member("email", optional: self.email)
        json.member("description", optional: self.description)
        json.member("parentId", id: self.parentID)
        json.member("calendarId", id: self.calendarID)
        json.member("url", optional: self.url)
        json.member("userDefinedId", optional: self.userDefinedID)
    }
}

extension ResourceAssignment: ScheduleDocument {
    package static let names = ScheduleDocumentNames(
        "resourceAssignment",
        "resourceAssignments",
        filters: ["taskIds": .task, "resourceIds": .resource],
    )

    package func writeMembers(to json: inout JSONWriter, for reader: ScheduleReader) {
        json.member("taskId", self.taskID.rawValue)
        json.member("resourceId", self.resourceID.rawValue)
        json.member("appearanceProfileId", id: self.appearanceProfileID)
        json.member("units", parts: self.units, of: Self.unitScale)
        json.member("work", self.work)
    }

    /// Units are kept in hundredths of per cent.
    static let unitScale: Int64 = 100
}

extension ResourceStatusCategory: ScheduleDocument {
    package static let names = ScheduleDocumentNames("resourceStatusCategory", "resourceStatusCategories")

    package func writeMembers(to json: inout JSONWriter, for reader: ScheduleReader) {
        json.member("name", self.name)
    }
}

extension ResourceStatusItem: ScheduleDocument {
    package static let names = ScheduleDocumentNames(
        "resourceStatusItem",
        "resourceStatusItems",
        filters: ["statusCategoryId": .statusCategory],
    )

    package func writeMembers(to json: inout JSONWriter, for reader: ScheduleReader) {
        json.member("statusCategoryId", self.categoryID.rawValue)
        json.member("name", self.name)
        json.member("color", optional: self.colour)
        json.member("isVisible", self.isVisible)
        json.member("transparency", self.transparency)
        json.member("useOriginalTransparency", self.usesOriginalTransparency)
    }
}

extension ResourceStatusEntry: ScheduleDocument {
    package static let names = ScheduleDocumentNames(
        "statusHistoryItem",
        "statusHistoryItems",
        filters: [
            "resourceIds": .resource, "statusCategoryIds": .statusCategory, "statusItemIds": .statusItem,
        ],
    )

    package func writeMembers(to json: inout JSONWriter, for reader: ScheduleReader) {
        json.member("resourceId", self.resourceID.rawValue)
        json.member("date", self.date.timestamp)
        json.member("recordDate", self.recordedAt.timestamp)
        json.member("statusItemId", self.itemID.rawValue)
        json.member("isCritical", self.isCritical)
        json.member("note", optional: self.note)
        json.member("statusCategoryId", self.categoryID.rawValue)
    }
}

extension ScheduleCode: ScheduleDocument {
    package static let names = ScheduleDocumentNames("code", "codes")

    package func writeMembers(to json: inout JSONWriter, for reader: ScheduleReader) {
        json.member("name", self.name)
        json.member("category", self.category.rawValue)
    }
}

extension CodeValue: ScheduleDocument {
    package static let names = ScheduleDocumentNames(
        "codeValue",
        "codeValues",
        filters: ["codeId": .code, "parentId": .parent],
    )

    package func writeMembers(to json: inout JSONWriter, for reader: ScheduleReader) {
        json.member("codeId", self.codeID.rawValue)
        json.member("name", self.name)
        json.member("description", optional: self.description)
        json.member("color", optional: self.colour)
        json.member("parentId", id: self.parentID)
    }
}

extension CodeValueAssignment: ScheduleDocument {
    package static let names = ScheduleDocumentNames(
        "codeValueAssignment",
        "codeValueAssignments",
        filters: ["taskIds": .task, "codeValueIds": .codeValue],
    )

    package func writeMembers(to json: inout JSONWriter, for reader: ScheduleReader) {
        json.member("taskId", self.taskID.rawValue)
        json.member("codeValueId", self.codeValueID.rawValue)
    }
}
