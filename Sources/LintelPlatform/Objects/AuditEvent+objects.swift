extension AuditEvent.Kind {
    package static let objectDeleted = Self(rawValue: "object.deleted")
    package static let objectRestored = Self(rawValue: "object.restored")
}
