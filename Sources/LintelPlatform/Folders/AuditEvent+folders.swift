extension AuditEvent.Kind {
    package static let folderChanged = Self(rawValue: "folder.changed")
    package static let folderDeleted = Self(rawValue: "folder.deleted")
    package static let folderRestored = Self(rawValue: "folder.restored")
}
