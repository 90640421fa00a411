extension AuditEvent.Kind {
    package static let scheduleCreated = Self(rawValue: "schedule.created")
    package static let scheduleCloned = Self(rawValue: "schedule.cloned")
    package static let scheduleChanged = Self(rawValue: "schedule.changed")
    package static let scheduleDeleted = Self(rawValue: "schedule.deleted")
    package static let scheduleItemsDeleted = Self(rawValue: "schedule.items_deleted")
    package static let scheduleRescheduled = Self(rawValue: "schedule.rescheduled")
    package static let scheduleImported = Self(rawValue: "schedule.imported")
}
