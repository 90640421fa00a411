extension AuditEvent.Kind {
    package static let workspaceCreated = Self(rawValue: "workspace.created")
    package static let workspaceChanged = Self(rawValue: "workspace.changed")
    package static let workspaceDeleted = Self(rawValue: "workspace.deleted")
    package static let workspaceRestored = Self(rawValue: "workspace.restored")
    package static let workspaceRoleGiven = Self(rawValue: "workspace.role_given")
    package static let workspaceRoleTaken = Self(rawValue: "workspace.role_taken")
    package static let workspaceThumbnailChanged = Self(rawValue: "workspace.thumbnail_changed")
    package static let workspaceLearningOn = Self(rawValue: "workspace.machine_learning_on")
    package static let workspaceLearningOff = Self(rawValue: "workspace.machine_learning_off")
}
