extension AuditEvent.Kind {
    package static let objectDeleted = Self(rawValue: "object.deleted")
    package static let objectRestored = Self(rawValue: "object.restored")
    package static let stageAdded = Self(rawValue: "object.stage_added")
}
