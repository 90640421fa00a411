extension AuditEvent.Kind {
    package static let storageMoved = Self(rawValue: "project.storage_moved")
    package static let storageDeleted = Self(rawValue: "project.storage_deleted")
    package static let storageRestored = Self(rawValue: "project.storage_restored")
    package static let storageRemoved = Self(rawValue: "project.storage_removed")
}
