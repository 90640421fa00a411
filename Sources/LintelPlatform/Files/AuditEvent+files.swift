extension AuditEvent.Kind {
    package static let fileDeleted = Self(rawValue: "file.deleted")
    package static let fileRestored = Self(rawValue: "file.restored")
}
