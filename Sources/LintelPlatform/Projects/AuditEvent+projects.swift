extension AuditEvent.Kind {
    package static let projectCreated = Self(rawValue: "project.created")
    package static let projectChanged = Self(rawValue: "project.changed")
    package static let projectDeleted = Self(rawValue: "project.deleted")
}
