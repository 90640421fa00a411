extension AuditEvent.Kind {
    package static let blockModelDeleted = Self(rawValue: "block_model.deleted")
    package static let blockModelRestored = Self(rawValue: "block_model.restored")
}
