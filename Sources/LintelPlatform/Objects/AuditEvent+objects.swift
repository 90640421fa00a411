extension AuditEvent.Kind {
    package static let objectDeleted = Self(rawValue: "object.deleted")
    package static let objectRestored = Self(rawValue: "object.restored")
    package static let schemaAdded = Self(rawValue: "object.schema_added")
    package static let schemaRemoved = Self(rawValue: "object.schema_removed")
    package static let stageAdded = Self(rawValue: "object.stage_added")
}
