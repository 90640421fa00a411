package import LintelTokens

/// A resource of a schedule: a lower-case UUID.
package typealias ScheduleResourceID = Identifier<ScheduleResource>

/// What is used for tasks or built by them: people, machines, material, places.
package struct ScheduleResource: ScheduleItem {
    package enum ResourceType: String, Sendable, Hashable, CaseIterable {
        case material = "Material"
        case human = "Human"
        case equipment = "Equipment"
        case location = "Location"
    }

    package var id: ScheduleResourceID
    package var scheduleID: ScheduleID
    package var name: String
    package var type: ResourceType
    package var email: String?
    package var description: String?
    package var parentID: ScheduleResourceID?
    package var calendarID: WorkCalendarID?
    package var url: String?
    package var userDefinedID: String?
    package var version: Int64 = 0

    package static let kind = ScheduleItemKind.resource

    package init(id: ScheduleResourceID, scheduleID: ScheduleID, name: String, type: ResourceType) {
        self.id = id
        self.scheduleID = scheduleID
        self.name = name
        self.type = type
    }

    package static func store(in stores: ScheduleStores) -> any ScheduleItemStore<ScheduleResource> {
        stores.resources
    }

    package func checked() throws(PlatformError) -> ScheduleResource {
        var resource = self
        resource.name = try ScheduleText.name(self.name, field: "name")
        resource.email = try ScheduleText.line(self.email, maximum: 254, field: "email")
        resource.description = try ScheduleText.lines(self.description, field: "description")
        resource.url = try ScheduleText.line(self.url, maximum: 2_048, field: "url")
        resource.userDefinedID = try ScheduleText.line(self.userDefinedID, field: "userDefinedId")
        guard self.id != self.parentID else {
            throw .schedule("A resource cannot be its own parent.", field: "parentId")
        }
        return resource
    }
}

/// An assignment of a resource to a task: a lower-case UUID.
package typealias ResourceAssignmentID = Identifier<ResourceAssignment>

/// A resource that a task uses or builds, and how that looks.
package struct ResourceAssignment: ScheduleItem {
    package var id: ResourceAssignmentID
    package var scheduleID: ScheduleID
    package var taskID: ScheduleTaskID
    package var resourceID: ScheduleResourceID
    package var appearanceProfileID: AppearanceProfileID?
    /// Hundredths of per cent of the resource.
    package var units: Int64
    /// Seconds of work.
    package var work: Int64
    package var version: Int64 = 0

    package static let kind = ScheduleItemKind.assignment

    package init(
        id: ResourceAssignmentID,
        scheduleID: ScheduleID,
        taskID: ScheduleTaskID,
        resourceID: ScheduleResourceID,
        appearanceProfileID: AppearanceProfileID? = nil,
        units: Int64 = 10_000,
        work: Int64 = 0,
    ) {
        self.id = id
        self.scheduleID = scheduleID
        self.taskID = taskID
        self.resourceID = resourceID
        self.appearanceProfileID = appearanceProfileID
        self.units = units
        self.work = work
    }

    package static func store(in stores: ScheduleStores) -> any ScheduleItemStore<ResourceAssignment> {
        stores.assignments
    }

    package func checked() throws(PlatformError) -> ResourceAssignment {
        guard (0...100_000_000).contains(self.units) else {
            throw .schedule("The units have to lie between 0 and a million per cent.", field: "units")
        }
        var assignment = self
        // Many hands: the work of one day may be that of a thousand people.
        guard (0...ScheduleLimits.seconds * 1_000).contains(self.work) else {
            throw .schedule("The work is not within what is possible.", field: "work")
        }
        assignment.version = self.version
        return assignment
    }
}
